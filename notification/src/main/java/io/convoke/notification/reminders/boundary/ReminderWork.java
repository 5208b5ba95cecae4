package io.convoke.notification.reminders.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import io.convoke.notification.reminders.control.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks again and again whom to remind. */
@ApplicationScoped
public class ReminderWork {
    @Inject
    PeriodicWork periodic;

    @Inject
    Transactions transactions;

    @Inject
    Reminders reminders;

    /** How often it is looked for reminders that have become due; they are late by so much at most. */
    @Inject
    @ConfigProperty(name = "convoke.notification.reminder-interval", defaultValue = "PT10S")
    Duration interval;

    void start(@Observes Startup event) {
        periodic.every("reminders", interval, this::turn);
    }

    private void turn() {
        boolean more;
        do {
            more = transactions.call(reminders::writeDue);
        } while (more);
    }
}
