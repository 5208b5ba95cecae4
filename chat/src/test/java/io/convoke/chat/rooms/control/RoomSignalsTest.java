package io.convoke.chat.rooms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.chat.rooms.control.RoomSignals.Kind;
import io.convoke.chat.rooms.control.RoomSignals.Signal;
import io.convoke.common.json.Json;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomSignalsTest {
    @Test
    void newsIsReadAsItWasWritten() {
        for (var signal : new Signal[] {
            new Signal(Kind.RIGHTS, UUID.randomUUID(), Optional.empty(), Optional.empty()),
            new Signal(Kind.TYPING, UUID.randomUUID(), Optional.of(UUID.randomUUID()), Optional.of("ann"))
        }) {
            assertThat(Json.read(Json.write(signal), Signal.class)).isEqualTo(signal);
        }
    }
}
