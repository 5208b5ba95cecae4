package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final FakeLine line = new FakeLine();
    private final ManualWorkers workers = new ManualWorkers();
    private final Guest guest =
            new Guest(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "ann", new Seen(0, 0));
    private final Connection connection =
            new Connection(guest, line, new Connection.Limits(4, 2, 1, 2 * SECOND), workers, 0);

    @Test
    void silenceIsCountedFromTheLastFrame() {
        assertThat(connection.isSilent(10 * SECOND, 10 * SECOND)).isFalse();
        assertThat(connection.isSilent(11 * SECOND, 10 * SECOND)).isTrue();
        connection.hear(11 * SECOND);
        assertThat(connection.isSilent(20 * SECOND, 10 * SECOND)).isFalse();
    }

    @Test
    void tooManyFramesAreNoticed() {
        assertThat(connection.hear(0)).isTrue();
        assertThat(connection.hear(0)).isTrue();
        assertThat(connection.hear(0)).isFalse();
        assertThat(connection.hear(SECOND)).isTrue();
    }

    @Test
    void signsOfTypingAreNotPassedOnTooOften() {
        assertThat(connection.types(0, 2 * SECOND)).isTrue();
        assertThat(connection.types(SECOND, 2 * SECOND)).isFalse();
        assertThat(connection.types(2 * SECOND, 2 * SECOND)).isTrue();
    }

    @Test
    void itEndsOnceAndThenDoesNothingMore() {
        List<String> done = new ArrayList<>();
        connection.inTurn(() -> done.add("late"));
        connection.end(Ending.RIGHTS_LOST);
        connection.end(Ending.TOO_SLOW);
        connection.push(OutboundFrame.Pong.PONG);
        workers.runAll();
        assertThat(line.endings).containsExactly(Ending.RIGHTS_LOST);
        assertThat(line.sent).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void whoDoesNotReadIsDisconnected() {
        line.stopReading();
        for (var frame = 0; frame < 5; frame++) {
            connection.push(OutboundFrame.Pong.PONG);
        }
        assertThat(line.endings).isEmpty();
        connection.push(OutboundFrame.Pong.PONG);
        assertThat(line.endings).containsExactly(Ending.TOO_SLOW);
    }

    @Test
    void aFrameThatCannotBeSentEndsIt() {
        line.stopReading();
        connection.push(OutboundFrame.Pong.PONG);
        line.breakOff();
        assertThat(line.endings).containsExactly(Ending.TOO_SLOW);
    }

    @Test
    void whatTheOtherSideEndedIsNotEndedAgain() {
        connection.gone();
        connection.end(Ending.GOING_AWAY);
        assertThat(line.endings).isEmpty();
        assertThat(connection.isEnded()).isTrue();
    }
}
