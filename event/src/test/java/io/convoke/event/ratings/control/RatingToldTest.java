package io.convoke.event.ratings.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the samples of the contract as the consumer does. */
class RatingToldTest {
    @ParameterizedTest
    @ValueSource(strings = {"posted", "changed", "removed"})
    void everyTypeIsRead(String type) {
        var sample = Contracts.sample("reviews", type);
        var told = Json.read(sample.toString(), RatingTold.class);
        assertThat(told.eventId()).hasToString(sample.get("eventId").asText());
        assertThat(told.eventSummary().version())
                .isEqualTo(sample.at("/eventSummary/version").asLong());
        var rating = told.eventSummary().rating();
        assertThat(rating.count()).isEqualTo(sample.at("/eventSummary/count").asInt());
        assertThat(rating.average()).contains(sample.at("/eventSummary/average").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/eventId", "/eventSummary", "/eventSummary/histogram", "/eventSummary/histogram/3"})
    void whatSaysHowManyMustBeThere(String pointer) {
        var sample = Contracts.sample("reviews", "posted");
        var cut = pointer.lastIndexOf('/');
        ((ObjectNode) sample.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
        assertThatThrownBy(() -> Json.read(sample.toString(), RatingTold.class)
                        .eventSummary()
                        .rating())
                .isInstanceOf(RuntimeException.class);
    }
}
