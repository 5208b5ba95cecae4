package io.convoke.reviews.attendance.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the samples of the contract as the consumer does. */
class RegistrationRecordTest {
    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "promoted", "cancelled", "checked-in", "check-in-undone", "no-show"})
    void everyTypeIsRead(String type) {
        var sample = Contracts.sample("registrations", type);
        var registration = Json.read(sample.toString(), RegistrationRecord.class);
        assertThat(registration.registrationId())
                .hasToString(sample.get("registrationId").asText());
        assertThat(registration.eventId()).hasToString(sample.get("eventId").asText());
        assertThat(registration.userId()).hasToString(sample.get("userId").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"registrationId", "eventId", "userId"})
    void whatSaysWhoMustBeThere(String field) {
        var sample = Contracts.sample("registrations", "confirmed");
        sample.remove(field);
        assertThatThrownBy(() -> Json.read(sample.toString(), RegistrationRecord.class))
                .isInstanceOf(RuntimeException.class);
    }
}
