package io.convoke.registration.registrations.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;

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
    ErasedAccounts erased;

    @Inject
    Clock clock;

    /** Takes over newer facts about an event, but for persons who have been forgotten; older ones change nothing. */
    @Transactional(TxType.MANDATORY)
    public void follow(EventFacts told) {
        // Asked before the seats are locked: forgetting a person takes these locks in the same order.
        var facts = told.without(erased::contains);
        var seats = lock.take(facts.eventId()).orElseGet(() -> {
            store.makeSeats(facts.eventId());
            return lock.take(facts.eventId()).orElseThrow();
        });
        var known = store.event(facts.eventId());
        if (known.isEmpty()) {
            store.add(new KnownEvent(facts));
            seats.resize(facts.capacity(), facts.version());
            return;
        }
        var event = known.get();
        if (!event.update(facts)) {
            seats.readmitIfForgotten(clock.instant());
            return;
        }
        seats.readmit();
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
}
