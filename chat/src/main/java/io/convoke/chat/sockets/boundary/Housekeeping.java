package io.convoke.chat.sockets.boundary;

import io.convoke.chat.sockets.control.ConnectionLog;
import io.convoke.chat.sockets.control.Tickets;
import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Throws away tickets that have expired, and lines of the connection log that are old. */
@ApplicationScoped
public class Housekeeping {
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Inject
    PeriodicWork periodic;

    @Inject
    Tickets tickets;

    @Inject
    ConnectionLog log;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /** How long the log keeps a connection that has ended, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.connection-log", defaultValue = "P90D")
    Duration kept;

    void start(@Observes Startup event) {
        periodic.every("housekeeping", PAUSE, this::clean);
    }

    private void clean() {
        transactions.run(tickets::clean);
        transactions.run(() -> log.forgetBefore(clock.instant().minus(kept)));
    }
}
