package io.convoke.notification.quotes.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import io.convoke.notification.quotes.control.Quotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes quotes once they have served their purpose. */
@ApplicationScoped
public class QuoteRetention {
    private static final Duration INTERVAL = Duration.ofHours(1);

    @Inject
    PeriodicWork periodic;

    @Inject
    Transactions transactions;

    @Inject
    Quotes quotes;

    void start(@Observes Startup event) {
        periodic.every("quotes", INTERVAL, () -> transactions.run(quotes::forgetOld));
    }
}
