package io.convoke.reviews.reviews.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.convoke.reviews.summaries.entity.Histogram;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The ratings of all shown reviews. */
@Schema(name = "ReviewSummary", description = "The ratings of all shown reviews of the event or organiser")
public record SummaryView(
        @Schema(
                implementation = Double.class,
                examples = "4.5",
                description = "The mean rating, 1..5, not rounded; absent without reviews")
        Optional<Double> average,

        @Schema(required = true, examples = "2") int count,

        @Schema(required = true) HistogramView histogram) {

    /** How many there are of each rating. */
    @Schema(name = "RatingHistogram", description = "How many reviews give each rating")
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

    static SummaryView of(Histogram ratings) {
        var average = ratings.average();
        return new SummaryView(
                average.isPresent() ? Optional.of(average.getAsDouble()) : Optional.empty(),
                ratings.count(),
                new HistogramView(ratings.ones(), ratings.twos(), ratings.threes(), ratings.fours(), ratings.fives()));
    }
}
