package io.convoke.event.events.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import io.convoke.event.events.control.SeatSettlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells registration the truth about events whose change was lost after it had been asked. */
@ApplicationScoped
public class SeatTruth {
    @Inject
    PeriodicWork periodic;

    @Inject
    Transactions transactions;

    @Inject
    SeatSettlement settlement;

    /** How often to look for changes that were lost, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.event.seat-check-interval", defaultValue = "PT5S")
    Duration interval;

    void start(@Observes Startup event) {
        periodic.every("seat-truth", interval, this::settleAll);
    }

    private void settleAll() {
        for (var event : settlement.unsettled()) {
            transactions.run(() -> settlement.settle(event));
        }
    }
}
