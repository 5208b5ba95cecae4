package io.convoke.chat.rooms.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.chat.rooms.entity.EventStatus;
import io.convoke.chat.rooms.entity.TeamRole;
import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of what other services publish are understood. */
class RecordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"published", "changed", "cancelled", "completed", "deleted"})
    void eventsAreRead(String type) {
        var sample = Contracts.sample("events", type);
        var facts = Json.read(sample.toString(), EventRecord.class).facts(type);
        assertThat(facts.eventId().toString()).isEqualTo(sample.get("eventId").asText());
        assertThat(facts.version()).isEqualTo(sample.get("version").asLong());
        assertThat(facts.start()).isEqualTo(Instant.parse(sample.get("start").asText()));
        assertThat(facts.status())
                .isEqualTo(
                        type.equals("deleted")
                                ? EventStatus.DELETED
                                : EventStatus.of(sample.get("status").asText()));
        var owner = UUID.fromString(sample.get("organiser").get("id").asText());
        assertThat(facts.team()).containsEntry(owner, TeamRole.OWNER);
        assertThat(facts.team())
                .hasSize(sample.get("team").size() + (sample.get("team").isEmpty() ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "promoted", "cancelled"})
    void seatsAreRead(String type) {
        var sample = Contracts.sample("registrations", type);
        var seat = Json.read(sample.toString(), SeatRecord.class);
        assertThat(seat.userId().toString()).isEqualTo(sample.get("userId").asText());
        assertThat(seat.username()).isEqualTo(sample.get("username").asText());
        assertThat(seat.seatsVersion()).isEqualTo(sample.get("seatsVersion").asLong());
    }

    @Test
    void whatLacksTheNeedfulIsRefused() {
        assertThatThrownBy(() -> Json.read("{\"eventId\":\"" + UUID.randomUUID() + "\"}", EventRecord.class)
                        .facts("changed"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Json.read("{}", SeatRecord.class)).isInstanceOf(RuntimeException.class);
    }
}
