package io.convoke.registration.tickets.control;

import static io.convoke.registration.registrations.control.RegistrationError.EVENT_CANCELLED;
import static io.convoke.registration.registrations.control.RegistrationError.NO_SEAT;
import static io.convoke.registration.registrations.control.RegistrationError.REGISTRATION_CANCELLED;
import static io.convoke.registration.registrations.control.RegistrationError.REGISTRATION_UNKNOWN;

import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.registrations.control.OwnRegistrations;
import io.convoke.registration.registrations.control.RegisteredAt;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import io.convoke.registration.tickets.entity.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Hands tickets out to those who have a seat. */
@ApplicationScoped
public class TicketOffice {
    @Inject
    OwnRegistrations own;

    @Inject
    TicketSeal seal;

    @Inject
    Clock clock;

    /** A ticket with its signature. */
    public record Issued(Ticket ticket, TicketSeal.Sealed sealed) {}

    /**
     * A ticket for a person's own registration, dated now. Asking again gives another text; all of them are good.
     *
     * @throws DomainException registration-unknown, registration-cancelled, no-seat, event-cancelled; 503 while there is no key
     */
    @Transactional(TxType.MANDATORY)
    public Issued issue(UUID registrationId, UUID userId) {
        var found = own.find(registrationId, userId)
                .orElseThrow(() -> new DomainException(REGISTRATION_UNKNOWN, "You have no registration of this id"));
        requireSeat(found);
        var registration = found.registration();
        var ticket = new Ticket(
                registration.id(),
                registration.eventId(),
                registration.username(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return new Issued(ticket, seal.seal(ticket));
    }

    private static void requireSeat(RegisteredAt found) {
        if (found.registration().status() == RegistrationStatus.CANCELLED) {
            throw new DomainException(REGISTRATION_CANCELLED, "You gave this registration up");
        }
        if (!found.registration().hasSeat()) {
            throw new DomainException(NO_SEAT, "There is a ticket once you have a seat; you wait for one");
        }
        var status = found.event().status();
        if (status == EventStatus.CANCELLED || status == EventStatus.DELETED) {
            throw new DomainException(EVENT_CANCELLED, "The organiser cancelled the event");
        }
    }
}
