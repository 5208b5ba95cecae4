package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final List<Integer> done = new ArrayList<>();
    private int overloaded;
    private final Turns turns = new Turns(workers, () -> overloaded++);

    @Test
    void oneAtATimeAndInOrder() {
        IntStream.rangeClosed(1, 3).forEach(number -> turns.submit(() -> done.add(number)));
        assertThat(workers.waiting).hasSize(1);
        workers.runAll();
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void whatFailsDoesNotStopTheNext() {
        turns.submit(() -> {
            throw new IllegalStateException("no");
        });
        turns.submit(() -> done.add(2));
        assertThatThrownBy(workers::runOne).hasMessage("no");
        workers.runAll();
        assertThat(done).containsExactly(2);
    }

    @Test
    void tooMuchIsSaid() {
        IntStream.rangeClosed(1, 64).forEach(number -> turns.submit(() -> done.add(number)));
        assertThat(overloaded).isZero();
        turns.submit(() -> done.add(65));
        assertThat(overloaded).isEqualTo(1);
        workers.full = true;
        workers.runOne();
        assertThat(overloaded).isEqualTo(2);
        assertThat(done).containsExactly(1);
    }
}
