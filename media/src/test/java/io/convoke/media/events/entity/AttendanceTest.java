package io.convoke.media.events.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    @Test
    void theLatestRegistrationCounts() {
        var attendance = new Attendance(new Attendance.Place(EVENT, ANN), FIRST);
        assertThat(attendance.isSeated()).isFalse();
        attendance.seatChanged(FIRST, true, 1);
        assertThat(attendance.isSeated()).isTrue();
        attendance.seatChanged(FIRST, false, 2);
        attendance.seatChanged(SECOND, true, 3);
        attendance.seatChanged(FIRST, false, 2); // delivered late
        assertThat(attendance.isSeated()).isTrue();
        attendance.seen(FIRST, false);
        assertThat(attendance.isSeated()).isTrue();
        attendance.seen(SECOND, false);
        assertThat(attendance.isSeated()).isFalse();
        attendance.seen(SECOND, true);
        assertThat(attendance.isSeated()).isTrue();
    }

    @Test
    void anEventMovesForwardOnly() {
        var event = new KnownEvent(new EventFacts(EVENT, 2, EventStatus.ACTIVE, Map.of(ANN, "checkin")));
        assertThat(event.hasInTeam(ANN)).isTrue();
        assertThat(event.isWrittenBy(ANN)).isFalse();
        assertThat(event.update(new EventFacts(EVENT, 2, EventStatus.DELETED, Map.of())))
                .isFalse();
        assertThat(event.isVisible()).isTrue();
        assertThat(event.update(new EventFacts(EVENT, 3, EventStatus.CANCELLED, Map.of(ANN, "editor"))))
                .isTrue();
        assertThat(event.isWrittenBy(ANN)).isTrue();
        assertThat(event.isVisible()).isTrue();
        assertThat(event.update(new EventFacts(EVENT, 4, EventStatus.DELETED, Map.of())))
                .isTrue();
        assertThat(event.isVisible()).isFalse();
        assertThat(event.hasInTeam(ANN)).isFalse();
    }
}
