package io.convoke.common.schedule;

import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes what the platform's tables need not keep any longer. */
@ApplicationScoped
public class Retention {
    @Inject
    PeriodicWork periodic;

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /** How long an applied event is remembered; longer than a broker can deliver it again by itself. */
    @Inject
    @ConfigProperty(name = "convoke.inbox-retention", defaultValue = "P365D")
    Duration inbox;

    /** How long the answer to an idempotency key is remembered. */
    @Inject
    @ConfigProperty(name = "convoke.idempotency-retention", defaultValue = "P7D")
    Duration idempotency;

    void start(@Observes Startup event) {
        periodic.tidy("retention", this::clean);
    }

    private void clean() {
        delete("delete from inbox where applied_at < ?", inbox);
        delete("delete from idempotency where created_at < ?", idempotency);
        delete("delete from rate_limit where window_start < ?", Duration.ofDays(2));
    }

    private void delete(String sql, Duration age) {
        try {
            database.beside(connection -> {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setObject(
                            1, OffsetDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC));
                    return statement.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
