package io.convoke.event.ratings.control;

import io.convoke.event.ratings.entity.Rating;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What every event of reviews says about the event that was reviewed. */
public record RatingTold(UUID eventId, Summary eventSummary) {
    /**
     * The shown reviews.
     *
     * @param histogram how many of each rating, 1..5
     * @param version newer summaries of the event have higher ones
     */
    public record Summary(Map<String, Integer> histogram, long version) {
        Rating rating() {
            return new Rating(count("1"), count("2"), count("3"), count("4"), count("5"));
        }

        private int count(String rating) {
            return Objects.requireNonNull(histogram.get(rating), rating);
        }
    }

    /** Refuses what does not say enough. */
    public RatingTold {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(eventSummary, "eventSummary");
    }
}
