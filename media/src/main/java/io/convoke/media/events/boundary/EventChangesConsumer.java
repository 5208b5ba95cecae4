package io.convoke.media.events.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.media.events.control.EventFollower;
import io.convoke.media.events.entity.EventStatus;
import io.convoke.media.gallery.control.Gallery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of events; with a deleted event go its pictures and videos. */
@ApplicationScoped
public class EventChangesConsumer {
    private static final String NAME = "media-events";
    private static final Set<String> TYPES = Set.of("published", "changed", "cancelled", "completed", "deleted");

    @Inject
    MessageGuard guard;

    @Inject
    EventFollower follower;

    @Inject
    Gallery gallery;

    /** Applies one record. */
    @Incoming("events")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (TYPES.contains(event.type())) {
            var facts = event.as(EventRecord.class).facts(event.type());
            if (follower.follow(facts) && facts.status() == EventStatus.DELETED) {
                gallery.clear(facts.eventId());
            }
        }
    }
}
