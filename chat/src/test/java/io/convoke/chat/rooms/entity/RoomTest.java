package io.convoke.chat.rooms.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final UUID EVENT = UUID.randomUUID();
    private static final Instant START = Instant.parse("2027-03-25T16:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(3));

    private static EventFacts facts(long version, EventStatus status, Optional<Instant> end, Instant at) {
        return new EventFacts(EVENT, version, status, START, end, at, UUID.randomUUID(), "olga", Map.of());
    }

    private static Room room(EventStatus status, Optional<Instant> end, Instant at) {
        return new Room(UUID.randomUUID(), facts(1, status, end, at));
    }

    private static RoomState at(Room room, Instant now) {
        return room.state(now, Duration.ZERO);
    }

    @Test
    void isOpenUntilTheEventIsOver() {
        var room = room(EventStatus.ACTIVE, Optional.of(END), START.minusSeconds(1));
        assertThat(at(room, START.minus(Duration.ofDays(30)))).isEqualTo(RoomState.OPEN);
        assertThat(at(room, END.minusMillis(1))).isEqualTo(RoomState.OPEN);
        assertThat(at(room, END)).isEqualTo(RoomState.READ_ONLY);
        assertThat(room.state(END.plusSeconds(59), Duration.ofMinutes(1))).isEqualTo(RoomState.OPEN);
        assertThat(room.state(END.plusSeconds(60), Duration.ofMinutes(1))).isEqualTo(RoomState.READ_ONLY);
    }

    @Test
    void withoutAnEndTheEventLastsADay() {
        var room = room(EventStatus.ACTIVE, Optional.empty(), START.minusSeconds(1));
        assertThat(at(room, START.plus(Duration.ofHours(24)).minusMillis(1))).isEqualTo(RoomState.OPEN);
        assertThat(at(room, START.plus(Duration.ofHours(24)))).isEqualTo(RoomState.READ_ONLY);
    }

    @Test
    void isReadOnlyOnceTheEventIsCompletedEarlyOrCancelled() {
        var early = START.plus(Duration.ofHours(1));
        assertThat(at(room(EventStatus.COMPLETED, Optional.of(END), early), early))
                .isEqualTo(RoomState.READ_ONLY);
        assertThat(room(EventStatus.COMPLETED, Optional.of(END), early).state(early, Duration.ofMinutes(1)))
                .isEqualTo(RoomState.OPEN);
        assertThat(room(EventStatus.CANCELLED, Optional.of(END), early).state(early, Duration.ofDays(1)))
                .isEqualTo(RoomState.READ_ONLY);
    }

    @Test
    void followsOnlyNewerFacts() {
        var room = room(EventStatus.ACTIVE, Optional.of(END), START);
        assertThat(room.update(facts(3, EventStatus.CANCELLED, Optional.of(END), START)))
                .isTrue();
        assertThat(room.update(facts(2, EventStatus.ACTIVE, Optional.of(END), START)))
                .isFalse();
        assertThat(room.update(facts(3, EventStatus.ACTIVE, Optional.of(END), START)))
                .isFalse();
        assertThat(at(room, START)).isEqualTo(RoomState.READ_ONLY);
        assertThat(room.exists()).isTrue();
        room.update(facts(4, EventStatus.DELETED, Optional.of(END), START));
        assertThat(room.exists()).isFalse();
    }

    @Test
    void givesAwayPlacesOneAfterTheOther() {
        var room = room(EventStatus.ACTIVE, Optional.of(END), START);
        assertThat(room.nextSeq()).isEqualTo(1);
        assertThat(room.nextSeq()).isEqualTo(2);
        assertThat(room.nextChange()).isEqualTo(1);
        assertThat(room.lastSeq()).isEqualTo(2);
    }
}
