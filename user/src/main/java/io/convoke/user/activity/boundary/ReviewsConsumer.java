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

/** Follows the topic of reviews: that they were posted or removed, not what they say. */
@ApplicationScoped
public class ReviewsConsumer {
    private static final Set<String> TYPES = Set.of("posted", "removed");

    @Inject
    MessageGuard guard;

    @Inject
    History history;

    /** Applies one record. */
    @Incoming("reviews")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-reviews", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (TYPES.contains(event.type())) {
            history.note(event.as(ReviewRecord.class).deed(event.type().equals("removed")), event.time());
        }
    }
}
