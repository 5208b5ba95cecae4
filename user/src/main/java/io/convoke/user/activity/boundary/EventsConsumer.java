package io.convoke.user.activity.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.user.activity.control.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of events: what they are called, when they were over, and who organised them. */
@ApplicationScoped
public class EventsConsumer {
    private static final Set<String> TYPES = Set.of("published", "changed", "cancelled", "completed", "deleted");

    @Inject
    MessageGuard guard;

    @Inject
    History history;

    /** Applies one record. */
    @Incoming("events")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-events", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (TYPES.contains(event.type())) {
            var told = event.as(EventRecord.class);
            history.follow(told.facts(event.type()));
            told.deed(event.type()).ifPresent(deed -> history.note(deed, event.time()));
        }
    }
}
