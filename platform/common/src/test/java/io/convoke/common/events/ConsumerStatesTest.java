package io.convoke.common.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.events.ConsumerStates.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsumerStatesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void lagIsTheAgeOfWhatIsBeingApplied() {
        assertThat(State.NEW.lag(NOW)).isZero();
        var applying = State.NEW.begins(NOW.minusSeconds(7));
        assertThat(applying.lag(NOW)).hasSeconds(7);
        var waiting = applying.waits(NOW, "the database is away").waits(NOW.plusSeconds(60), "still");
        assertThat(waiting.lag(NOW.plusSeconds(60))).hasSeconds(67);
        assertThat(waiting.stuckSince()).contains(NOW);
        assertThat(waiting.waitingFor()).isEqualTo("still");
    }

    @Test
    void lagCountsBetweenRecordsAndEndsWhenTheConsumerRests() {
        var done = State.NEW.begins(NOW.minusSeconds(7)).ends(false, NOW);
        assertThat(done.applied()).isEqualTo(1);
        assertThat(done.stuckSince()).isEmpty();
        assertThat(done.lag(NOW.plusSeconds(5))).hasSeconds(7);
        assertThat(done.lag(NOW.plusSeconds(16))).isZero();
        assertThat(done.begins(NOW.plusSeconds(30))
                        .ends(true, NOW.plusSeconds(30))
                        .buried())
                .isEqualTo(1);
    }

    @Test
    void aClockThatRunsAheadElsewhereIsNoLag() {
        assertThat(State.NEW.begins(NOW.plusSeconds(3)).lag(NOW)).isEqualTo(Duration.ZERO);
    }
}
