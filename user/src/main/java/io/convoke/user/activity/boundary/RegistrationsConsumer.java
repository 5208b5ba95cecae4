package io.convoke.user.activity.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.user.activity.control.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of registrations. */
@ApplicationScoped
public class RegistrationsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    History history;

    /** Applies one record. */
    @Incoming("registrations")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-registrations", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        event.as(RegistrationRecord.class).deed(event.type()).ifPresent(deed -> history.note(deed, event.time()));
    }
}
