package io.convoke.reviews.attendance.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.reviews.attendance.control.AttendanceStore;
import io.convoke.reviews.attendance.entity.AttendanceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of registrations; who waits for a seat, and how many there are, does not concern this service. */
@ApplicationScoped
public class RegistrationChangesConsumer {
    private static final String NAME = "reviews-registrations";

    @Inject
    MessageGuard guard;

    @Inject
    AttendanceStore attendance;

    /** Applies one record. */
    @Incoming("registrations")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(NAME, message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "confirmed", "promoted", "check-in-undone" -> note(event, AttendanceStatus.REGISTERED);
            case "checked-in" -> note(event, AttendanceStatus.CHECKED_IN);
            case "no-show" -> note(event, AttendanceStatus.NO_SHOW);
            case "cancelled" ->
                attendance.forget(event.as(RegistrationRecord.class).registrationId());
            default -> {
                // not about who comes
            }
        }
    }

    private void note(IncomingEvent event, AttendanceStatus status) {
        var registration = event.as(RegistrationRecord.class);
        attendance.note(registration.registrationId(), registration.eventId(), registration.userId(), status);
    }
}
