package io.convoke.reviews.reviews.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.reviews.reviews.entity.Review;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody who attended reviewed an event. */
public record ReviewPosted(
        UUID reviewId,
        UUID eventId,
        String eventName,
        UUID organiserId,
        UUID userId,
        String username,
        int rating,
        Optional<String> comment,
        SummaryState eventSummary,
        SummaryState organiserSummary,
        Instant at)
        implements PublishedEvent {

    static ReviewPosted of(ReviewedEvent place, Review review, Instant now) {
        return new ReviewPosted(
                review.id(),
                review.eventId(),
                place.event().name(),
                place.event().organiserId(),
                review.userId(),
                review.username(),
                review.rating(),
                review.comment(),
                SummaryState.ofEvent(place),
                SummaryState.ofOrganiser(place),
                now);
    }

    @Override
    public String topic() {
        return "reviews";
    }

    @Override
    public String type() {
        return "posted";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
