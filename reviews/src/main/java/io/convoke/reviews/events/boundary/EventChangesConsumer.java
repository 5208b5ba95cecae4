package io.convoke.reviews.events.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.reviews.events.control.EventFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of events. */
@ApplicationScoped
public class EventChangesConsumer {
    private static final String NAME = "reviews-events";
    private static final Set<String> TYPES = Set.of("published", "changed", "cancelled", "completed", "deleted");

    @Inject
    MessageGuard guard;

    @Inject
    EventFollower follower;

    /** Applies one record. */
    @Incoming("events")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (TYPES.contains(event.type())) {
            follower.follow(event.as(EventRecord.class).facts(event.type()));
        }
    }
}
