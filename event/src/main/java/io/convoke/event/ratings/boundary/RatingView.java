package io.convoke.event.ratings.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.convoke.event.ratings.entity.Rating;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people thought of an event. */
@Schema(
        name = "Rating",
        description = "What those who attended thought of it; the service of reviews has what they said")
public record RatingView(
        @Schema(
                implementation = Double.class,
                examples = "4.5",
                description = "The mean rating, 1..5, not rounded; absent without reviews")
        Optional<Double> average,

        @Schema(required = true, examples = "2") int count,

        @Schema(implementation = HistogramView.class, description = "Absent without reviews")
        Optional<HistogramView> histogram) {

    /** How many there are of each rating. */
    @Schema(name = "Histogram", description = "How many reviews give each rating")
    public record HistogramView(
            @Schema(required = true, examples = "0") @JsonProperty("1")
            int ones,

            @Schema(required = true, examples = "0") @JsonProperty("2")
            int twos,

            @Schema(required = true, examples = "0") @JsonProperty("3")
            int threes,

            @Schema(required = true, examples = "1") @JsonProperty("4")
            int fours,

            @Schema(required = true, examples = "1") @JsonProperty("5")
            int fives) {}

    /** The rating as readers see it. */
    public static RatingView of(Rating rating) {
        return new RatingView(
                rating.average(),
                rating.count(),
                Optional.of(rating)
                        .filter(some -> some.count() > 0)
                        .map(some -> new HistogramView(
                                some.ones(), some.twos(), some.threes(), some.fours(), some.fives())));
    }
}
