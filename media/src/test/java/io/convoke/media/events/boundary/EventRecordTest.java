package io.convoke.media.events.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.json.Json;
import io.convoke.media.events.entity.EventStatus;
import io.convoke.testkit.Contracts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordTest {
    @ParameterizedTest
    @ValueSource(strings = {"published", "changed", "cancelled", "completed", "deleted"})
    void everySampleOfTheTopicOfEventsIsUnderstood(String type) {
        var sample = Contracts.sample("events", type);
        var facts = Json.read(sample.toString(), EventRecord.class).facts(type);
        assertThat(facts.eventId())
                .isEqualTo(UUID.fromString(sample.get("eventId").asText()));
        assertThat(facts.version()).isEqualTo(sample.get("version").asLong());
        assertThat(facts.team())
                .containsEntry(UUID.fromString(sample.at("/organiser/id").asText()), "owner")
                .hasSize(2);
        if (type.equals("deleted")) {
            assertThat(facts.status()).isEqualTo(EventStatus.DELETED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"confirmed", "waitlisted", "promoted", "cancelled", "checked-in", "check-in-undone", "no-show"})
    void everySampleOfTheTopicOfRegistrationsIsUnderstood(String type) {
        var sample = Contracts.sample("registrations", type);
        var change = Json.read(sample.toString(), RegistrationRecord.class);
        assertThat(change.userId())
                .isEqualTo(UUID.fromString(sample.get("userId").asText()));
        if (sample.has("seatsVersion")) {
            assertThat(change.version()).isEqualTo(sample.get("seatsVersion").asLong());
        }
    }

    @Test
    void theOwnerIsInTheTeamThoughTheListLacksThem() {
        var sample = Contracts.sample("events", "published");
        sample.remove("team");
        var facts = Json.read(sample.toString(), EventRecord.class).facts("published");
        assertThat(facts.team().values()).containsExactly("owner");
    }
}
