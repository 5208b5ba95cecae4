package io.convoke.registration.registrations.control;

import static io.convoke.registration.registrations.control.RegistrationError.CAPACITY_BELOW_REGISTERED;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_UNKNOWN;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventFacts;
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

/** Follows what happens to events: keeps the projection, the number of seats, and promotes when seats are added. */
@ApplicationScoped
public class EventFollower {
    private static final System.Logger LOG = System.getLogger(EventFollower.class.getName());

    @Inject
    SeatLock lock;

    @Inject
    RegistrationStore store;

    @Inject
    Waitlist waitlist;

    @Inject
    Clock clock;

    /** Takes over newer facts about an event; older ones change nothing. */
    @Transactional(TxType.MANDATORY)
    public void follow(EventFacts facts) {
        var seats = lock.takeOrMake(facts.eventId());
        var known = store.event(facts.eventId());
        if (known.isEmpty()) {
            store.add(new KnownEvent(facts));
            seats.resize(facts.capacity(), facts.version());
            return;
        }
        var event = known.get();
        if (!event.update(facts)) {
            return;
        }
        var resized = seats.resize(facts.capacity(), facts.version());
        if (seats.capacity() > facts.capacity() && resized) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Event {0} has {1} seats now but {2} people have one; none is turned away",
                    facts.eventId(),
                    facts.capacity(),
                    seats.taken());
        }
        var now = clock.instant();
        var promoted = waitlist.promote(seats, event, now);
        if (resized || !promoted.isEmpty()) {
            waitlist.announce(seats, List.of(), promoted, now);
        }
    }

    /**
     * Lowers an event's capacity before the event service publishes it, so that no seat beyond it is given away meanwhile. A
     * higher one changes nothing: it comes with the topic, where it promotes.
     *
     * @param eventVersion the event's version that will have this capacity; empty for the one after the last known
     * @throws DomainException event-unknown, forbidden to all but the event's writers, capacity-below-registered
     */
    @Transactional(TxType.MANDATORY)
    public void lowerCapacity(UUID eventId, int capacity, Optional<Long> eventVersion, UUID caller, boolean admin) {
        var seats = lock.take(eventId).orElseThrow(() -> unknown(eventId));
        var event = store.event(eventId)
                .filter(known -> known.status() != EventStatus.DELETED)
                .orElseThrow(() -> unknown(eventId));
        if (!admin && !event.isWrittenBy(caller)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only the event's organiser and editors do this");
        }
        if (capacity < seats.taken()) {
            throw new DomainException(
                    CAPACITY_BELOW_REGISTERED, seats.taken() + " people have a seat; the capacity cannot be lower");
        }
        if (capacity < seats.capacity() && seats.resize(capacity, eventVersion.orElse(event.version() + 1))) {
            waitlist.announce(seats, List.of(), List.of(), clock.instant());
        }
    }

    private static DomainException unknown(UUID eventId) {
        return new DomainException(EVENT_UNKNOWN, "There is no event " + eventId);
    }
}
