package io.convoke.notification.events.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.events.control.Happenings;
import io.convoke.notification.events.entity.AttendanceStatus;
import io.convoke.notification.notifications.entity.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the registrations. */
@ApplicationScoped
public class RegistrationsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Happenings happenings;

    @Incoming("registrations")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("notification-registrations", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "confirmed" -> registered(event, Kind.REGISTRATION_CONFIRMED, AttendanceStatus.REGISTERED);
            case "waitlisted" -> registered(event, Kind.REGISTRATION_WAITLISTED, AttendanceStatus.WAITLISTED);
            case "promoted" -> registered(event, Kind.REGISTRATION_PROMOTED, AttendanceStatus.REGISTERED);
            case "cancelled" -> cancelled(event.as(RegistrationChange.class));
            default -> {} // seats-changed, and types that this release does not know
        }
    }

    private void registered(IncomingEvent event, Kind kind, AttendanceStatus status) {
        var change = event.as(RegistrationChange.class);
        happenings.registered(
                change.eventId(),
                change.userId(),
                change.registrationId(),
                kind,
                status,
                change.seatsVersion(),
                change.at());
    }

    private void cancelled(RegistrationChange change) {
        happenings.gaveUp(
                change.eventId(),
                change.userId(),
                change.registrationId(),
                change.heldSeat(),
                change.seatsVersion(),
                change.at());
    }
}
