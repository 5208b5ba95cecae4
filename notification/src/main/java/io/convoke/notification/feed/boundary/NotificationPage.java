package io.convoke.notification.feed.boundary;

import io.convoke.common.http.Paging;
import io.convoke.notification.feed.control.FeedItem;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of one's own notifications. */
@Schema(description = "A page of one's own notifications")
public record NotificationPage(
        List<NotificationView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static NotificationPage of(Paging.Slice<FeedItem> slice) {
        return new NotificationPage(
                slice.items().stream().map(NotificationView::of).toList(), slice.next());
    }
}
