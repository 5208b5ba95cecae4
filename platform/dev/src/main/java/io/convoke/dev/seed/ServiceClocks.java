package io.convoke.dev.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Sets the clocks of the services that hold events and registrations back for a while, so that events which are over by
 * today were announced and booked before they began.
 */
public final class ServiceClocks {
    private static final List<String> SERVICES = List.of("event", "registration");

    private final Path directory;

    public ServiceClocks(Path directory) {
        this.directory = directory;
    }

    void setBack(Duration by) {
        try {
            Files.createDirectories(directory);
            for (var service : SERVICES) {
                Files.writeString(directory.resolve(service), by.negated().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts them right; also for whoever finds them set back after a crash. */
    public void setRight() {
        try {
            for (var service : SERVICES) {
                Files.deleteIfExists(directory.resolve(service));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
