package io.convoke.reviews.reviews.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convoke.reviews.summaries.entity.Histogram;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A summary of shown reviews as it is told.
 *
 * @param average 1..5, null without reviews
 * @param histogram how many of each rating, by rating
 * @param version counts what was told about this summary from 1, without gaps
 */
public record SummaryState(
        @JsonInclude(JsonInclude.Include.ALWAYS) Double average,
        int count,
        Map<String, Integer> histogram,
        long version) {

    static SummaryState of(Histogram ratings, long version) {
        var histogram = new LinkedHashMap<String, Integer>();
        histogram.put("1", ratings.ones());
        histogram.put("2", ratings.twos());
        histogram.put("3", ratings.threes());
        histogram.put("4", ratings.fours());
        histogram.put("5", ratings.fives());
        var average = ratings.average();
        return new SummaryState(
                average.isPresent() ? average.getAsDouble() : null, ratings.count(), histogram, version);
    }

    static SummaryState ofEvent(ReviewedEvent place) {
        return of(place.ofEvent().ratings(), place.ofEvent().version());
    }

    static SummaryState ofOrganiser(ReviewedEvent place) {
        return of(place.ofOrganiser().ratings(), place.ofOrganiser().version());
    }
}
