package io.convoke.reviews;

import io.convoke.testkit.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The windows in which things are counted. */
final class Limits {
    private Limits() {}

    /** Moves the service's clock to just after an hour, for a test that ran across the end of a window would see counts begin anew. */
    static void beginAWindow(Clocks clocks) {
        var now = Instant.now();
        var hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clocks.shift("reviews", Duration.between(now, hour).plusSeconds(5));
    }
}
