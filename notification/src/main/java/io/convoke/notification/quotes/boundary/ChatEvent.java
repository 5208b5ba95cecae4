package io.convoke.notification.quotes.boundary;

import io.convoke.notification.quotes.entity.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What this service reads of the events on {@code chat}; each type fills its part. */
record ChatEvent(
        UUID messageId,
        UUID eventId,
        UUID userId,
        String username,
        String type,
        String change,
        String message,
        List<UUID> mentions) {
    ChatEvent {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(userId, "userId");
    }

    boolean isDeleted() {
        return "deleted".equals(change);
    }

    /** The words; none of a message that is a picture. */
    Quote quote(Instant at) {
        return new Quote(
                messageId,
                eventId,
                userId,
                Objects.requireNonNull(username, "username"),
                "media".equals(type) || message == null ? "" : message,
                Optional.empty(),
                at);
    }
}
