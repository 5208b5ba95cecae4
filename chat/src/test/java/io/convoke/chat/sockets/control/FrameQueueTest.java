package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
    private final FakeLine line = new FakeLine();
    private int drained;
    private int failed;
    private final FrameQueue queue = new FrameQueue(line, 8, () -> drained++, () -> failed++);

    @Test
    void oneIsOnItsWayAndTheRestWaitsInOrder() {
        line.stopReading();
        IntStream.rangeClosed(1, 3).forEach(frame -> queue.offer("f" + frame));
        assertThat(line.sent).containsExactly("f1");
        line.readOne();
        assertThat(line.sent).containsExactly("f1", "f2");
        line.readAll();
        assertThat(line.sent).containsExactly("f1", "f2", "f3");
        assertThat(queue.offer("f4")).isTrue();
        assertThat(line.sent).hasSize(4);
    }

    @Test
    void aFullQueueTakesNoMore() {
        line.stopReading();
        for (var frame = 0; frame < 9; frame++) {
            assertThat(queue.offer("f" + frame)).isTrue();
        }
        assertThat(queue.offer("one too many")).isFalse();
        line.readOne();
        assertThat(queue.offer("again room for one")).isTrue();
        assertThat(queue.offer("and no more")).isFalse();
    }

    @Test
    void aFrameThatIsNotSentInTimeIsAFailure() {
        line.stopReading();
        queue.offer("f1");
        queue.offer("f2");
        line.breakOff();
        assertThat(failed).isEqualTo(1);
        assertThat(line.sent).containsExactly("f1");
    }

    @Test
    void whoWaitsForItToDrainIsCalledOnceWhenFewAreLeft() {
        line.stopReading();
        IntStream.rangeClosed(1, 6).forEach(frame -> queue.offer("f" + frame));
        assertThat(queue.isLowElseDrain()).isFalse();
        line.readOne();
        line.readOne();
        assertThat(drained).isZero();
        line.readOne();
        assertThat(drained).isEqualTo(1);
        line.readAll();
        assertThat(drained).isEqualTo(1);
        assertThat(queue.isLowElseDrain()).isTrue();
    }

    @Test
    void afterTheEndNothingIsSent() {
        line.stopReading();
        queue.offer("f1");
        queue.offer("f2");
        queue.end();
        line.readAll();
        assertThat(queue.offer("f3")).isTrue();
        assertThat(line.sent).containsExactly("f1");
        assertThat(drained).isZero();
    }

    @Test
    void aFrameOnItsWayForTooLongIsNoticed() {
        var now = System.nanoTime();
        assertThat(queue.isStuck(now + TimeUnit.HOURS.toNanos(1), 1)).isFalse();
        line.stopReading();
        queue.offer("f1");
        assertThat(queue.isStuck(System.nanoTime(), TimeUnit.MINUTES.toNanos(1)))
                .isFalse();
        assertThat(queue.isStuck(System.nanoTime() + TimeUnit.MINUTES.toNanos(2), TimeUnit.MINUTES.toNanos(1)))
                .isTrue();
    }
}
