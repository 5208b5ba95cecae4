package io.convoke.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.convoke.common.time.ServiceClock.ShiftedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedClockTest {
    @TempDir
    Path directory;

    @Test
    void theServicesOwnFileWinsOverTheOneForAll() throws IOException {
        var clock = new ShiftedClock(directory, "event");
        assertShifted(clock, 0);

        Files.writeString(directory.resolve("all"), "PT2H");
        assertShifted(clock, 2);

        Files.writeString(directory.resolve("event"), "P1D\n");
        assertShifted(clock, 24);
    }

    @Test
    void aFileThatIsBeingWrittenDoesNotStopTheService() throws IOException {
        Files.writeString(directory.resolve("event"), "PT");

        assertShifted(new ShiftedClock(directory, "event"), 0);
    }

    private static void assertShifted(ShiftedClock clock, int hours) {
        assertThat(clock.instant())
                .isCloseTo(Instant.now().plus(hours, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }
}
