package io.convoke.registration.registrations.control;

import static io.convoke.registration.registrations.control.RegistrationError.ALREADY_CHECKED_IN;
import static io.convoke.registration.registrations.control.RegistrationError.ALREADY_REGISTERED;
import static io.convoke.registration.registrations.control.RegistrationError.CANCELLATION_CLOSED;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_CANCELLED;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_COMPLETED;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_UNKNOWN;
import static io.convoke.registration.registrations.control.RegistrationError.REGISTRATION_CLOSED;
import static io.convoke.registration.registrations.control.RegistrationError.REGISTRATION_UNKNOWN;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.ids.Ids;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Registers people while seats last, then waitlists them; takes registrations back. */
@ApplicationScoped
public class RegistrationDesk {
    @Inject
    SeatLock lock;

    @Inject
    RegistrationStore store;

    @Inject
    Waitlist waitlist;

    @Inject
    ChurnLimit churn;

    @Inject
    RegistrationMetrics metrics;

    @Inject
    ErasedAccounts erased;

    @Inject
    Clock clock;

    /**
     * Gives the person a seat, or a place at the end of the line.
     *
     * @throws DomainException event-unknown, event-cancelled, event-completed, registration-closed, already-registered,
     *     too-many-requests, invalid-token for a person who has been forgotten
     */
    @Transactional(TxType.MANDATORY)
    public RegisteredAt register(UUID eventId, UUID userId, String username) {
        if (erased.contains(userId)) {
            throw new DomainException(CommonProblem.INVALID_TOKEN, "The account of this token has been erased");
        }
        var seats = lock.take(eventId).filter(known -> !known.isWithdrawn()).orElseThrow(() -> unknown(eventId));
        var event = store.event(eventId).orElseThrow(() -> unknown(eventId));
        var now = clock.instant();
        requireOpen(event, now);
        var history = store.history(eventId, userId, now.minus(ChurnLimit.WINDOW));
        if (history.live()) {
            throw new DomainException(ALREADY_REGISTERED, "You are registered for this event");
        }
        churn.require(history, now);
        var seated = seats.take();
        Registration registration;
        if (seated) {
            registration = Registration.registered(Ids.next(), eventId, userId, username, now);
        } else {
            seats.join();
            registration = Registration.waitlisted(Ids.next(), eventId, userId, username, now);
        }
        waitlist.announce(
                seats,
                List.of(after -> seated
                        ? RegistrationConfirmed.of(registration, after)
                        : RegistrationWaitlisted.of(registration, after)),
                List.of(),
                now);
        store.add(registration);
        metrics.registered(seated);
        return new RegisteredAt(registration, event, seats.waiting());
    }

    /**
     * Takes a person's own registration back; a seat that comes free goes to the first of the line in the same transaction.
     * One that is cancelled already stays so, and nothing else happens.
     *
     * @throws DomainException registration-unknown, cancellation-closed, already-checked-in
     */
    @Transactional(TxType.MANDATORY)
    public RegisteredAt cancel(UUID registrationId, UUID userId) {
        var eventId = store.eventOf(registrationId, userId)
                .orElseThrow(() -> new DomainException(REGISTRATION_UNKNOWN, "You have no registration of this id"));
        var seats = lock.take(eventId).orElseThrow(() -> unknown(eventId));
        var event = store.event(eventId).orElseThrow(() -> unknown(eventId));
        var registration = store.registration(registrationId);
        var before = registration.status();
        if (before == RegistrationStatus.CANCELLED) {
            return new RegisteredAt(registration, event, 0);
        }
        if (before == RegistrationStatus.CHECKED_IN) {
            throw new DomainException(
                    ALREADY_CHECKED_IN, "You have been checked in; those who run the event can take that back");
        }
        var now = clock.instant();
        if (!now.isBefore(event.start()) || !registration.canBeCancelled()) {
            throw new DomainException(CANCELLATION_CLOSED, "Registrations could be cancelled until " + event.start());
        }
        registration.cancel(now);
        metrics.cancelled();
        if (before == RegistrationStatus.WAITLISTED) {
            seats.leave();
        } else {
            seats.release();
        }
        var promoted = waitlist.promote(seats, event, now);
        waitlist.announce(
                seats, List.of(after -> RegistrationCancelled.of(registration, before, after)), promoted, now);
        return new RegisteredAt(registration, event, 0);
    }

    private static void requireOpen(KnownEvent event, Instant now) {
        switch (event.status()) {
            case DELETED -> throw unknown(event.eventId());
            case CANCELLED -> throw new DomainException(EVENT_CANCELLED, "The organiser cancelled the event");
            case COMPLETED -> throw new DomainException(EVENT_COMPLETED, "The event is over");
            case ACTIVE -> {
                if (!now.isBefore(event.registrationEnd())) {
                    throw new DomainException(REGISTRATION_CLOSED, "Registration closed at " + event.registrationEnd());
                }
            }
        }
    }

    private static DomainException unknown(UUID eventId) {
        return new DomainException(EVENT_UNKNOWN, "There is no event " + eventId);
    }
}
