package io.convoke.common.events;

import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.DoubleSupplier;

/** How much the outbox holds that the broker has not acknowledged, for health checks and metrics; a few seconds old. */
@ApplicationScoped
public class OutboxBacklog {
    /** More are not counted. */
    private static final int MOST = 100_000;

    @Inject
    Samples samples;

    @Inject
    Metrics metrics;

    @Inject
    Clock clock;

    private DoubleSupplier rows = () -> Double.NaN;
    private DoubleSupplier age = () -> Double.NaN;

    void start(@Observes Startup event) {
        rows = samples.of(OutboxBacklog::count);
        age = samples.of(this::age);
        metrics.gauge("convoke_outbox_rows", "Events that wait for the broker, 100000 at most", "", rows);
        metrics.gauge(
                "convoke_outbox_age", "How long the oldest event has waited for the broker", Metrics.SECONDS, age);
    }

    /** Events that wait, {@value #MOST} at most; NaN when it is not known. */
    public double rows() {
        return rows.getAsDouble();
    }

    /** Seconds since the oldest event that waits was written; 0 when none waits, NaN when it is not known. */
    public double age() {
        return age.getAsDouble();
    }

    private static double count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from (select 1 from outbox limit " + MOST + ") as waiting")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private double age(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select created_at from outbox order by sequence limit 1")) {
            return row.next()
                    ? Math.max(
                            0,
                            Duration.between(
                                                    row.getObject(1, OffsetDateTime.class)
                                                            .toInstant(),
                                                    clock.instant())
                                            .toMillis()
                                    / 1000.0)
                    : 0;
        }
    }
}
