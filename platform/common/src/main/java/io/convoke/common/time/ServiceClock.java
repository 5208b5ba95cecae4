package io.convoke.common.time;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock that all code asks. Whole milliseconds in UTC, so that a time read back from the database equals what was stored. */
@ApplicationScoped
public class ServiceClock {
    private static final System.Logger LOG = System.getLogger(ServiceClock.class.getName());

    /** A directory whose file {@code <service>}, else {@code all}, holds an ISO-8601 offset: for tests and demos only. */
    @Inject
    @ConfigProperty(name = "convoke.clock-directory")
    Optional<String> directory;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    private Clock clock;

    @PostConstruct
    void start() {
        clock = directory
                .filter(name -> !name.isBlank())
                .<Clock>map(name -> new ShiftedClock(Path.of(name), service))
                .orElseGet(() -> Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)));
        if (directory.filter(name -> !name.isBlank()).isPresent()) {
            LOG.log(Level.WARNING, "The clock can be shifted by files in convoke.clock-directory");
        }
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return clock;
    }

    /** The system's clock plus the offset that a file holds at the moment. */
    static final class ShiftedClock extends Clock {
        private final Path own;
        private final Path all;

        ShiftedClock(Path directory, String service) {
            own = directory.resolve(service);
            all = directory.resolve("all");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The platform's clock is UTC");
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset()).truncatedTo(ChronoUnit.MILLIS);
        }

        private Duration offset() {
            try {
                return Duration.parse(
                        Files.readString(Files.exists(own) ? own : all).strip());
            } catch (IOException | DateTimeException e) {
                return Duration.ZERO; // no file, or one being written: the next call reads it
            }
        }
    }
}
