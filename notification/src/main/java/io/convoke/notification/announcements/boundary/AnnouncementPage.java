package io.convoke.notification.announcements.boundary;

import io.convoke.common.http.Paging;
import io.convoke.notification.announcements.entity.Announcement;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of an event's announcements. */
@Schema(description = "A page of an event's announcements")
public record AnnouncementPage(
        List<AnnouncementView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static AnnouncementPage of(Paging.Slice<Announcement> slice) {
        return new AnnouncementPage(
                slice.items().stream().map(AnnouncementView::of).toList(), slice.next());
    }
}
