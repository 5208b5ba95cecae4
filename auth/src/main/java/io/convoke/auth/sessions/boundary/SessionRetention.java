package io.convoke.auth.sessions.boundary;

import io.convoke.auth.sessions.control.SessionStore;
import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Deletes what sessions and log-in limits need not remember any longer. */
@ApplicationScoped
public class SessionRetention {
    /** Past sessions, and used refresh tokens of living ones: a token that is older cannot be told from an unknown one. */
    private static final Duration SESSIONS = Duration.ofDays(30);

    private static final Duration ATTEMPTS = Duration.ofDays(1);
    private static final Duration FAMILIAR_ADDRESSES = Duration.ofDays(90);

    @Inject
    PeriodicWork periodic;

    @Inject
    SessionStore sessions;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    void start(@Observes Startup event) {
        periodic.tidy("session-retention", () -> transactions.run(this::clean));
    }

    private void clean() {
        var now = clock.instant();
        sessions.forgetSessions(now.minus(SESSIONS));
        sessions.forgetAttempts(now.minus(ATTEMPTS));
        sessions.forgetAddresses(now.minus(FAMILIAR_ADDRESSES));
    }
}
