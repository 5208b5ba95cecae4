package io.convoke.notification.quotes.boundary;

import io.convoke.notification.quotes.entity.Quote;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What this service reads of the events on {@code reviews}; each type fills its part. */
record ReviewEvent(
        UUID reviewId,
        UUID eventId,
        UUID organiserId,
        UUID userId,
        String username,
        Integer rating,
        String comment,
        Boolean hidden) {
    ReviewEvent {
        Objects.requireNonNull(reviewId, "reviewId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(organiserId, "organiserId");
        Objects.requireNonNull(userId, "userId");
    }

    boolean isHidden() {
        return Boolean.TRUE.equals(hidden);
    }

    String words() {
        return comment == null ? "" : comment;
    }

    Optional<Integer> stars() {
        return Optional.ofNullable(rating);
    }

    Quote quote(Instant at) {
        return new Quote(reviewId, eventId, userId, Objects.requireNonNull(username, "username"), words(), stars(), at);
    }
}
