package io.convoke.chat.rooms.boundary;

import io.convoke.chat.rooms.control.RoomFollower;
import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of registrations: a seat lets a person in, a place on the waitlist does not. */
@ApplicationScoped
public class RegistrationChangesConsumer {
    private static final String NAME = "chat-registrations";
    /** Whether the person has a seat after it. */
    private static final Map<String, Boolean> TYPES = Map.of("confirmed", true, "promoted", true, "cancelled", false);

    @Inject
    MessageGuard guard;

    @Inject
    RoomFollower follower;

    /** Applies one record. */
    @Incoming("registrations")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        var registered = TYPES.get(event.type());
        if (registered != null) {
            var seat = event.as(SeatRecord.class);
            follower.seat(seat.eventId(), seat.userId(), seat.username(), registered, seat.seatsVersion());
        }
    }
}
