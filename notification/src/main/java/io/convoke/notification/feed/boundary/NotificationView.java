package io.convoke.notification.feed.boundary;

import io.convoke.notification.feed.control.FeedItem;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notification, as the person whom it is for sees it. */
@Schema(name = "Notification", description = "A message to the caller, and what became of it")
public record NotificationView(
        UUID id,

        @Schema(description = "The event that it is about; absent when it is about the account")
        Optional<UUID> eventId,

        Channel type,
        Kind kind,

        @Schema(examples = "You have a seat: Java Meetup") String subject,

        @Schema(
                description = "As plain text, without the codes and links that a mail about the account carries",
                examples = "See you there, ann!")
        String message,

        Status status,

        @Schema(
                description = "Why it failed, was skipped, or is still pending",
                examples = "450 4.2.1 Mailbox busy, try again later")
        Optional<String> reason,

        @Schema(description = "How often it was tried to be sent", examples = "1")
        int attempts,

        @Schema(description = "When it is tried next; only while it is pending")
        Optional<Instant> nextAttemptAt,

        Instant createdAt,

        @Schema(description = "When the server of its channel took it; absent before")
        Optional<Instant> sentAt,

        @Schema(description = "When the caller marked it as read; absent before")
        Optional<Instant> readAt) {

    static NotificationView of(FeedItem item) {
        var notification = item.notification();
        return new NotificationView(
                notification.id(),
                notification.eventId(),
                notification.type(),
                notification.kind(),
                item.preview().subject(),
                item.preview().message(),
                notification.status(),
                notification.reason(),
                notification.attempts(),
                Optional.of(notification.nextAttemptAt()).filter(next -> notification.status() == Status.PENDING),
                notification.createdAt(),
                notification.sentAt(),
                notification.readAt());
    }
}
