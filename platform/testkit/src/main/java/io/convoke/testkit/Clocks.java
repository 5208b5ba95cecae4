package io.convoke.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The clocks of the module's servers, moved against the system's. They are back in step after each test. */
public final class Clocks {
    private final Path directory;

    Clocks(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One service's clock is ahead by this much, or behind when it is negative. */
    public void shift(String service, Duration offset) {
        try {
            var fresh = Files.writeString(directory.resolve("." + service), offset.toString());
            Files.move(fresh, directory.resolve(service), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every service's clock that has no offset of its own. */
    public void shiftAll(Duration offset) {
        shift("all", offset);
    }

    public void reset() {
        try (var offsets = Files.list(directory)) {
            for (var offset : offsets.toList()) {
                Files.delete(offset);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }
}
