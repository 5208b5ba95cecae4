package io.convoke.auth.accounts.boundary;

import io.convoke.auth.accounts.control.MailLinks;
import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Deletes mailed links that expired long ago. */
@ApplicationScoped
public class MailLinkRetention {
    private static final Duration EXPIRED = Duration.ofDays(7);

    @Inject
    PeriodicWork periodic;

    @Inject
    MailLinks links;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    void start(@Observes Startup event) {
        periodic.tidy(
                "mail-link-retention",
                () -> transactions.run(() -> links.forget(clock.instant().minus(EXPIRED))));
    }
}
