package io.convoke.event.images.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.event.images.control.EventImages;
import io.convoke.event.images.control.MediaAdded;
import io.convoke.event.images.control.MediaRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes over which images hang on events; videos and what guests upload do not concern this service. */
@ApplicationScoped
public class MediaChangesConsumer {
    private static final String NAME = "event-media";

    @Inject
    MessageGuard guard;

    @Inject
    EventImages images;

    @Incoming("media")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "added" -> images.apply(event.as(MediaAdded.class));
            case "removed" -> images.apply(event.as(MediaRemoved.class));
            default -> {} // of another concern, or from the future
        }
    }
}
