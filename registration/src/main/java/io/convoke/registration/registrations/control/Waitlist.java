package io.convoke.registration.registrations.control;

import io.convoke.common.events.Outbox;
import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gives free seats to those who wait, first come first served, and tells others what changed. The seats are locked. */
@ApplicationScoped
public class Waitlist {
    @Inject
    RegistrationStore store;

    @Inject
    Outbox outbox;

    @Inject
    RegistrationMetrics metrics;

    /** Promotes as many as there are free seats, unless the event has started, ended or been cancelled. */
    @Transactional(TxType.MANDATORY)
    List<Registration> promote(EventSeats seats, KnownEvent event, Instant now) {
        var people = event.isAhead(now) ? seats.promotable() : 0;
        if (people == 0) {
            return List.of();
        }
        var next = store.nextWaiting(seats.eventId(), people);
        next.forEach(registration -> {
            registration.promote(now);
            metrics.promoted();
        });
        seats.promote(next.size());
        return next;
    }

    /**
     * Publishes one change of the seats: what caused it, the promotions that followed, and the seats at last. All carry the
     * same version.
     */
    @Transactional(TxType.MANDATORY)
    void announce(
            EventSeats seats,
            List<Function<EventSeats, PublishedEvent>> causes,
            List<Registration> promoted,
            Instant now) {
        seats.countChange();
        var events = new ArrayList<PublishedEvent>();
        causes.forEach(cause -> events.add(cause.apply(seats)));
        promoted.forEach(registration -> events.add(RegistrationPromoted.of(registration, seats)));
        events.add(SeatsChanged.of(seats, now));
        outbox.append(events);
    }
}
