package io.convoke.common.metrics;

import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Timer;

/** Measures how long something takes; made by {@link Metrics}. */
public final class Stopwatch {
    private final Timer timer;

    Stopwatch(Timer timer) {
        this.timer = timer;
    }

    /** It took that long. */
    public void took(Duration duration) {
        timer.update(duration);
    }

    /** Does the work; the time counts whether it succeeds or throws. */
    public <T> T measure(Supplier<T> work) {
        var began = System.nanoTime();
        try {
            return work.get();
        } finally {
            took(Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
