package io.convoke.notification.feed.boundary;

import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notification as an admin sees it: what became of it, not what it says. */
@Schema(name = "FailedNotification", description = "What became of a message, without what it says")
public record FailedNotificationView(
        UUID id,

        @Schema(description = "Whom it is for") UUID userId,

        @Schema(description = "The event that it is about; absent when it is about an account")
        Optional<UUID> eventId,

        Channel type,
        Kind kind,
        Status status,

        @Schema(description = "Why it failed", examples = "550 5.1.1 No such user")
        Optional<String> reason,

        @Schema(description = "How often it was tried to be sent", examples = "1")
        int attempts,

        @Schema(
                description = "How often its content went out and no answer is known, so that it may have arrived",
                examples = "0")
        int uncertain,

        Instant createdAt) {

    static FailedNotificationView of(Notification notification) {
        return new FailedNotificationView(
                notification.id(),
                notification.userId(),
                notification.eventId(),
                notification.type(),
                notification.kind(),
                notification.status(),
                notification.reason(),
                notification.attempts(),
                notification.uncertain(),
                notification.createdAt());
    }
}
