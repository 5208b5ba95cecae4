package io.convoke.registration.attendance.control;

import static io.convoke.registration.attendance.control.AttendanceError.ATTENDEE_UNKNOWN;
import static io.convoke.registration.attendance.control.AttendanceError.EVENT_NOT_OVER;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_CANCELLED;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_UNKNOWN;

import io.convoke.common.events.Outbox;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.control.RegistrationStore;
import io.convoke.registration.registrations.control.SeatLock;
import io.convoke.registration.registrations.entity.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Settles who did not come once an event is over: where somebody was checked in, all others who had a seat are no-shows, and
 * the organiser can correct each. Events at which nobody was checked in did not use check-in and are left alone.
 */
@ApplicationScoped
public class AfterTheEvent {
    /** Registrations of one event that are marked in one transaction. */
    static final int BATCH = 500;

    @Inject
    SeatLock lock;

    @Inject
    RegistrationStore events;

    @Inject
    AttendanceStore store;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Some of the events that are to be settled, in the order of their ids, after the one given. */
    @Transactional(TxType.MANDATORY)
    public List<UUID> due(UUID after) {
        return store.due(after, clock.instant(), 100);
    }

    /** Marks some of an event's no-shows; whether there may be more. */
    @Transactional(TxType.MANDATORY)
    public boolean markSome(UUID eventId) {
        lock.take(eventId);
        var event = events.event(eventId);
        var now = clock.instant();
        var ahead = event.filter(known -> known.status() == EventStatus.ACTIVE && !known.isOver(now));
        if (ahead.isPresent()) {
            return false; // moved since it was found; its turn will come
        }
        var settles = event.filter(known -> known.isOver(now)).isPresent() && store.anybodyCame(eventId);
        var unseen = settles ? store.unseen(eventId, BATCH) : List.<Registration>of();
        unseen.forEach(registration -> registration.miss(now));
        outbox.append(unseen.stream().map(RegistrationNoShow::of).toList());
        if (unseen.size() < BATCH) {
            store.unwatch(eventId);
            return false;
        }
        return true;
    }

    /**
     * Corrects whether somebody came. To the same as it is changes nothing.
     *
     * @throws DomainException event-unknown, forbidden to all but the organiser, editors and admins, attendee-unknown,
     *     registration-cancelled, no-seat, event-cancelled, event-not-over
     */
    @Transactional(TxType.MANDATORY)
    public Registration correct(UUID eventId, UUID registrationId, boolean came, Staff by) {
        lock.take(eventId);
        requireCorrectable(requireWriter(eventId, by));
        var registration = store.registrations(eventId, List.of(registrationId)).stream()
                .findFirst()
                .map(Door::requireSeat)
                .orElseThrow(
                        () -> new DomainException(ATTENDEE_UNKNOWN, "The event has no registration " + registrationId));
        var now = clock.instant();
        if (came && registration.checkIn(now, now)) {
            outbox.append(RegistrationCheckedIn.of(registration, by.id()));
            store.watch(eventId);
        } else if (!came && registration.miss(now)) {
            outbox.append(RegistrationNoShow.of(registration));
        }
        return registration;
    }

    private KnownEvent requireWriter(UUID eventId, Staff by) {
        var event = events.event(eventId)
                .filter(known -> known.status() != EventStatus.DELETED)
                .orElseThrow(() -> new DomainException(EVENT_UNKNOWN, "There is no event " + eventId));
        if (!by.admin() && !event.isWrittenBy(by.id())) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only the event's organiser and editors do this");
        }
        return event;
    }

    private void requireCorrectable(KnownEvent event) {
        if (event.status() == EventStatus.CANCELLED) {
            throw new DomainException(EVENT_CANCELLED, "The organiser cancelled the event");
        }
        if (!event.isOver(clock.instant())) {
            throw new DomainException(
                    EVENT_NOT_OVER,
                    "Until the event is over at " + event.overAt() + ", people are checked in at the door");
        }
    }
}
