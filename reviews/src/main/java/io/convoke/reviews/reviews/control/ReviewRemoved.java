package io.convoke.reviews.reviews.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.reviews.reviews.entity.Review;
import java.time.Instant;
import java.util.UUID;

/** A review does not exist any more. */
public record ReviewRemoved(
        UUID reviewId,
        UUID eventId,
        UUID organiserId,
        UUID userId,
        SummaryState eventSummary,
        SummaryState organiserSummary,
        Instant at)
        implements PublishedEvent {

    static ReviewRemoved of(ReviewedEvent place, Review review, Instant now) {
        return new ReviewRemoved(
                review.id(),
                review.eventId(),
                place.event().organiserId(),
                review.userId(),
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
        return "removed";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
