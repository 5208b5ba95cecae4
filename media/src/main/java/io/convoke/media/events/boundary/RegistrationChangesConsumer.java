package io.convoke.media.events.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.media.events.control.EventFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of registrations: who has a seat, and who was not seen at the door. */
@ApplicationScoped
public class RegistrationChangesConsumer {
    private static final String NAME = "media-registrations";

    @Inject
    MessageGuard guard;

    @Inject
    EventFollower follower;

    /** Applies one record. */
    @Incoming("registrations")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "confirmed", "promoted" -> seat(event, true);
            case "waitlisted", "cancelled" -> seat(event, false);
            case "checked-in", "check-in-undone" -> seen(event, true);
            case "no-show" -> seen(event, false);
            default -> {
                // of seats in general, or of a later release
            }
        }
    }

    private void seat(IncomingEvent event, boolean has) {
        var change = event.as(RegistrationRecord.class);
        follower.seatChanged(change.eventId(), change.userId(), change.registrationId(), has, change.version());
    }

    private void seen(IncomingEvent event, boolean has) {
        var change = event.as(RegistrationRecord.class);
        follower.seen(change.eventId(), change.userId(), change.registrationId(), has);
    }
}
