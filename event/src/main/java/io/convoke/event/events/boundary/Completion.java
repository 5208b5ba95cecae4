package io.convoke.event.events.boundary;

import io.convoke.common.schedule.PeriodicWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Completes events by themselves once they are over. */
@ApplicationScoped
public class Completion {
    @Inject
    PeriodicWork periodic;

    @Inject
    EndedEvents ended;

    /** How often to look for events that are over, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.event.completion-interval", defaultValue = "PT10S")
    Duration interval;

    void start(@Observes Startup event) {
        periodic.every("completion", interval, this::completeAll);
    }

    private void completeAll() {
        while (ended.completeSome() > 0 && !Thread.currentThread().isInterrupted()) {
            // the next batch
        }
    }
}
