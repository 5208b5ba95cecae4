package io.convoke.notification.feed.boundary;

import io.convoke.common.http.Paging;
import io.convoke.notification.notifications.entity.Notification;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of what could not be sent. */
@Schema(description = "A page of messages that could not be sent")
public record FailedNotificationPage(
        List<FailedNotificationView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static FailedNotificationPage of(Paging.Slice<Notification> slice) {
        return new FailedNotificationPage(
                slice.items().stream().map(FailedNotificationView::of).toList(), slice.next());
    }
}
