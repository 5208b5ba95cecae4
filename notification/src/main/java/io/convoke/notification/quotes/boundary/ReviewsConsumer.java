package io.convoke.notification.quotes.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.quotes.control.Quotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the reviews, for their organisers. */
@ApplicationScoped
public class ReviewsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Quotes quotes;

    @Incoming("reviews")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("notification-reviews", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "posted" -> {
                var posted = event.as(ReviewEvent.class);
                quotes.reviewed(posted.quote(event.time()), posted.eventId(), posted.organiserId(), event.time());
            }
            case "changed" -> changed(event.as(ReviewEvent.class));
            case "removed" -> quotes.withdrawn(event.as(ReviewEvent.class).reviewId());
            default -> {} // a type that this release does not know
        }
    }

    private void changed(ReviewEvent change) {
        if (change.isHidden()) {
            quotes.withdrawn(change.reviewId());
        } else {
            quotes.reviewChanged(change.reviewId(), change.words(), change.stars());
        }
    }
}
