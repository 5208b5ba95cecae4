package io.convoke.notification.events.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What event and registration promise to publish can be read. */
class ContractsTest {
    @ParameterizedTest
    @ValueSource(strings = {"published", "changed", "cancelled", "completed", "deleted"})
    void events(String type) {
        var state = Json.read(Contracts.sample("events", type).toString(), EventChange.class)
                .state(null);
        assertThat(state.name()).isNotBlank();
        assertThat(state.timeZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(state.organiserUsername()).isNotBlank();
        assertThat(state.city()).isNotBlank();
        assertThat(state.start()).isAfter(Instant.EPOCH);
    }

    @Test
    void aChangeTellsWhetherItMovesTheEvent() {
        var sample = Contracts.sample("events", "changed");
        assertThat(Json.read(sample.toString(), EventChange.class).movesTimeOrPlace())
                .isTrue();
        sample.putArray("changes").add("capacity").add("name").add("team").add("description");
        assertThat(Json.read(sample.toString(), EventChange.class).movesTimeOrPlace())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "waitlisted", "promoted", "cancelled"})
    void registrations(String type) {
        var change = Json.read(Contracts.sample("registrations", type).toString(), RegistrationChange.class);
        assertThat(change.registrationId()).isNotNull();
        assertThat(change.seatsVersion()).isPositive();
        assertThat(change.heldSeat()).isTrue();
    }
}
