package io.convoke.event.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.api.Test;

/** Reads the sample of the contract as the consumer does. */
class SeatsChangedTest {
    @Test
    void theSeatsAreRead() {
        var sample = Contracts.sample("registrations", "seats-changed").put("waiting", 3);
        var seats = Json.read(sample.toString(), SeatsChanged.class);
        assertThat(seats.eventId()).hasToString(sample.get("eventId").asText());
        assertThat(seats.capacity()).isEqualTo(40);
        assertThat(seats.taken()).isEqualTo(12);
        assertThat(seats.waiting()).isEqualTo(3);
        assertThat(seats.version()).isEqualTo(7);
        assertThat(seats.asOf()).hasToString(sample.get("asOf").asText());
    }
}
