package io.convoke.reviews.reviews.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.reviews.reviews.entity.Review;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A review's rating, comment, reply or place in public changed.
 *
 * @param hidden whether it is out of sight, and so in no summary
 */
public record ReviewChanged(
        UUID reviewId,
        UUID eventId,
        String eventName,
        UUID organiserId,
        UUID userId,
        String username,
        int rating,
        Optional<String> comment,
        boolean hidden,
        SummaryState eventSummary,
        SummaryState organiserSummary,
        Instant at)
        implements PublishedEvent {

    static ReviewChanged of(ReviewedEvent place, Review review, Instant now) {
        return new ReviewChanged(
                review.id(),
                review.eventId(),
                place.event().name(),
                place.event().organiserId(),
                review.userId(),
                review.username(),
                review.rating(),
                review.comment(),
                review.isHidden(),
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
        return "changed";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
