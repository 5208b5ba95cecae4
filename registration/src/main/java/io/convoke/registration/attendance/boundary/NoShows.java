package io.convoke.registration.attendance.boundary;

import io.convoke.common.schedule.PeriodicWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Marks no-shows by itself after events that used check-in. */
@ApplicationScoped
public class NoShows {
    private static final System.Logger LOG = System.getLogger(NoShows.class.getName());
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    PeriodicWork periodic;

    @Inject
    NoShowBatches batches;

    /** How often to look for events that are over, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.registration.no-show-interval", defaultValue = "PT10S")
    Duration interval;

    void start(@Observes Startup event) {
        periodic.every("no-shows", interval, this::markAll);
    }

    private void markAll() {
        var due = batches.due(FIRST);
        while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
            due.forEach(this::mark);
            due = batches.due(due.get(due.size() - 1));
        }
    }

    /** What goes wrong with one event is tried again at the next turn and does not hold up the others. */
    private void mark(UUID eventId) {
        try {
            while (batches.markSome(eventId) && !Thread.currentThread().isInterrupted()) {
                // the next batch
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The no-shows of event " + eventId + " could not be marked", e);
        }
    }
}
