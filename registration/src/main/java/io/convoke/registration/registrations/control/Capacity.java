package io.convoke.registration.registrations.control;

import static io.convoke.registration.registrations.control.RegistrationError.CAPACITY_BELOW_REGISTERED;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_HAS_REGISTRATIONS;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_UNKNOWN;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes seats away that nobody has, while the event service still holds its own change back: so that between its decision
 * and the news of it no seat is given out that is to go.
 */
@ApplicationScoped
public class Capacity {
    @Inject
    SeatLock lock;

    @Inject
    RegistrationStore store;

    @Inject
    Waitlist waitlist;

    @Inject
    Clock clock;

    /**
     * Lowers an event's capacity. A capacity that is not lower changes nothing: it comes with the topic, where it promotes.
     * Nor does one for a version that is known here already: it was asked for by a change that was lost since, or has come.
     *
     * @param eventVersion the event's version that will have this capacity; empty for the one after the last known
     * @throws DomainException event-unknown, forbidden to all but the event's writers, capacity-below-registered
     */
    @Transactional(TxType.MANDATORY)
    public void lower(UUID eventId, int capacity, Optional<Long> eventVersion, UUID caller, boolean admin) {
        var seats = lock.take(eventId).orElseThrow(() -> unknown(eventId));
        var event = writable(eventId, caller, admin);
        if (capacity < seats.taken()) {
            throw new DomainException(
                    CAPACITY_BELOW_REGISTERED, seats.taken() + " people have a seat; the capacity cannot be lower");
        }
        var version = eventVersion.orElse(event.version() + 1);
        if (version > event.version() && capacity < seats.capacity() && seats.resize(capacity, version)) {
            waitlist.announce(seats, List.of(), List.of(), clock.instant());
        }
    }

    /**
     * Gives out no seat any more.
     *
     * @throws DomainException event-unknown, forbidden to all but the event's writers, event-has-registrations
     */
    @Transactional(TxType.MANDATORY)
    public void withdraw(UUID eventId, UUID caller, boolean admin) {
        var seats = lock.take(eventId).orElseThrow(() -> unknown(eventId));
        writable(eventId, caller, admin);
        if (seats.taken() + seats.waiting() > 0) {
            throw new DomainException(
                    EVENT_HAS_REGISTRATIONS,
                    seats.taken() + " people have a seat and " + seats.waiting() + " wait for one");
        }
        seats.withdraw(clock.instant());
    }

    private KnownEvent writable(UUID eventId, UUID caller, boolean admin) {
        var event = store.event(eventId)
                .filter(known -> known.status() != EventStatus.DELETED)
                .orElseThrow(() -> unknown(eventId));
        if (!admin && !event.isWrittenBy(caller)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only the event's organiser and editors do this");
        }
        return event;
    }

    private static DomainException unknown(UUID eventId) {
        return new DomainException(EVENT_UNKNOWN, "There is no event " + eventId);
    }
}
