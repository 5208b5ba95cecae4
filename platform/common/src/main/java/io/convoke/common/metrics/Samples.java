package io.convoke.common.metrics;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Numbers that stand in the database, read again and again by each instance for itself. A number that could not be read the last
 * time is NaN: Prometheus then shows a gap instead of a value of before.
 */
@ApplicationScoped
public class Samples {
    private static final System.Logger LOG = System.getLogger(Samples.class.getName());

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedScheduledExecutorService executor;

    /** How often the numbers that stand in the database are read, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.metrics-interval", defaultValue = "PT10S")
    Duration interval;

    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private volatile Future<?> running;

    /** A query that gives one number, by an index or from few rows: it runs every few seconds. */
    @FunctionalInterface
    public interface Reading {
        double of(Connection connection) throws SQLException;
    }

    private static final class Sample {
        private final Reading reading;
        private volatile double value = Double.NaN;

        Sample(Reading reading) {
            this.reading = reading;
        }
    }

    void start(@Observes Startup event) {
        running = executor.scheduleWithFixedDelay(this::read, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (running != null) {
            running.cancel(true);
        }
    }

    /** What the reading gave the last time; NaN before the first, and when it failed. */
    public DoubleSupplier of(Reading reading) {
        var sample = new Sample(reading);
        samples.add(sample);
        return () -> sample.value;
    }

    private void read() {
        if (!gate.isOpen()) {
            return;
        }
        try {
            database.beside(connection -> {
                for (var sample : samples) {
                    sample.value = sample.reading.of(connection);
                }
                return null;
            });
        } catch (SQLException | RuntimeException e) {
            samples.forEach(sample -> sample.value = Double.NaN);
            LOG.log(Level.DEBUG, "Numbers could not be read", e);
        }
    }
}
