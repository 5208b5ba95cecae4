package io.convoke.event.ratings.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.event.ratings.control.RatingProjection;
import io.convoke.event.ratings.control.RatingTold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes over the ratings that reviews tells with each of its events. */
@ApplicationScoped
public class ReviewChangesConsumer {
    private static final String NAME = "event-reviews";
    private static final Set<String> TYPES = Set.of("posted", "changed", "removed");

    @Inject
    MessageGuard guard;

    @Inject
    RatingProjection ratings;

    @Incoming("reviews")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (TYPES.contains(event.type())) {
            ratings.apply(event.as(RatingTold.class));
        }
    }
}
