package io.convoke.event.seats.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.event.seats.control.SeatProjection;
import io.convoke.event.seats.control.SeatsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes over the seats that registration tells; its other events do not concern this service. */
@ApplicationScoped
public class RegistrationChangesConsumer {
    private static final String NAME = "event-registrations";

    @Inject
    MessageGuard guard;

    @Inject
    SeatProjection seats;

    @Incoming("registrations")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (event.type().equals("seats-changed")) {
            seats.apply(event.as(SeatsChanged.class));
        }
    }
}
