package io.convoke.notification.events.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.events.control.Happenings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the events. */
@ApplicationScoped
public class EventsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Happenings happenings;

    @Incoming("events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("notification-events", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "published" -> happenings.follow(read(event).state("active"));
            case "changed" -> changed(read(event));
            case "cancelled" -> happenings.cancelled(read(event).state("cancelled"));
            case "completed" -> happenings.follow(read(event).state("completed"));
            case "deleted" -> happenings.follow(read(event).state("deleted"));
            default -> {} // a type that this release does not know
        }
    }

    private void changed(EventChange change) {
        if (change.movesTimeOrPlace()) {
            happenings.moved(change.state(null));
        } else {
            happenings.follow(change.state(null));
        }
    }

    private static EventChange read(IncomingEvent event) {
        return event.as(EventChange.class);
    }
}
