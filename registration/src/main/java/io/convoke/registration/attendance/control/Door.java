package io.convoke.registration.attendance.control;

import static io.convoke.registration.attendance.control.AttendanceError.ATTENDEE_UNKNOWN;
import static io.convoke.registration.attendance.control.AttendanceError.TICKET_OF_ANOTHER_EVENT;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_UNKNOWN;
import static io.convoke.registration.registrations.control.RegistrationError.NO_SEAT;
import static io.convoke.registration.registrations.control.RegistrationError.REGISTRATION_CANCELLED;
import static io.convoke.registration.tickets.control.TicketError.TICKET_INVALID;

import io.convoke.common.events.Outbox;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.control.RegistrationStore;
import io.convoke.registration.registrations.control.SeatLock;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks people in. The seats are locked meanwhile, so that of two doors that see one ticket at the same time one is the
 * first, and what is published of an event keeps its order.
 */
@ApplicationScoped
public class Door {
    @Inject
    SeatLock lock;

    @Inject
    RegistrationStore events;

    @Inject
    AttendanceStore store;

    @Inject
    CheckInWindow window;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Notes that somebody came. Who was checked in before stays so, with the time of then, and nothing is published again;
     * who was marked as a no-show is checked in.
     *
     * @throws DomainException event-unknown, forbidden to all but the organiser, editors, staff at the door, and admins,
     *     ticket-invalid, ticket-of-another-event, attendee-unknown, registration-cancelled, no-seat, event-cancelled,
     *     check-in-not-open
     */
    @Transactional(TxType.MANDATORY)
    public Arrival checkIn(UUID eventId, Shown shown, Staff by) {
        var arrival = checkInAll(eventId, List.of(new Scan(shown, clock.instant())), by)
                .get(0);
        arrival.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return arrival;
    }

    /**
     * The same for what a device has noted, in its order; what is refused does not keep the others from being checked in.
     * Times that cannot be are moved to the nearest that can.
     *
     * @throws DomainException event-unknown, forbidden
     */
    @Transactional(TxType.MANDATORY)
    public List<Arrival> checkInAll(UUID eventId, List<Scan> scans, Staff by) {
        var event = enter(eventId, by);
        var known = registrations(
                eventId,
                scans.stream()
                        .flatMap(scan -> scan.shown().registrationId().stream())
                        .toList());
        var now = clock.instant();
        var arrivals = new ArrayList<Arrival>();
        var told = new ArrayList<PublishedEvent>();
        for (var scan : scans) {
            try {
                var registration = admissible(event, scan.shown(), known, now);
                var first = registration.checkIn(window.within(event, scan.at(), now), now);
                if (first) {
                    told.add(RegistrationCheckedIn.of(registration, by.id()));
                }
                arrivals.add(Arrival.admitted(registration, !first));
            } catch (DomainException refusal) {
                arrivals.add(Arrival.refused(scan.shown(), refusal));
            }
        }
        if (!told.isEmpty()) {
            outbox.append(told);
            store.watch(eventId);
        }
        return arrivals;
    }

    /**
     * Takes a check-in back; where there is none, nothing changes.
     *
     * @throws DomainException event-unknown, forbidden, attendee-unknown, event-cancelled, check-in-not-open
     */
    @Transactional(TxType.MANDATORY)
    public void undo(UUID eventId, UUID registrationId, Staff by) {
        var event = enter(eventId, by);
        var registration = find(registrations(eventId, List.of(registrationId)), registrationId);
        var now = clock.instant();
        if (registration.status() == RegistrationStatus.CHECKED_IN) {
            window.requireOpen(event, now);
            registration.undoCheckIn(now);
            outbox.append(RegistrationCheckInUndone.of(registration));
            store.watch(eventId);
        }
    }

    private KnownEvent enter(UUID eventId, Staff by) {
        var unknown = new DomainException(EVENT_UNKNOWN, "There is no event " + eventId);
        if (lock.take(eventId).isEmpty()) {
            throw unknown;
        }
        var event = events.event(eventId)
                .filter(known -> known.status() != EventStatus.DELETED)
                .orElseThrow(() -> unknown);
        if (!by.admin() && !event.isStaffedBy(by.id())) {
            throw new DomainException(
                    CommonProblem.FORBIDDEN, "Only the event's organiser, editors and staff at the door do this");
        }
        return event;
    }

    private Map<UUID, Registration> registrations(UUID eventId, List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : store.registrations(eventId, ids).stream()
                        .collect(Collectors.toMap(Registration::id, Function.identity()));
    }

    private Registration admissible(KnownEvent event, Shown shown, Map<UUID, Registration> known, Instant now) {
        var id = shown.registrationId()
                .orElseThrow(() -> new DomainException(TICKET_INVALID, "The ticket is not one that was issued here"));
        if (shown.eventId().filter(other -> !other.equals(event.eventId())).isPresent()) {
            throw new DomainException(
                    TICKET_OF_ANOTHER_EVENT,
                    "The ticket is for the event " + shown.eventId().get());
        }
        var registration = requireSeat(find(known, id));
        if (registration.status() != RegistrationStatus.CHECKED_IN) {
            window.requireOpen(event, now);
        }
        return registration;
    }

    private static Registration find(Map<UUID, Registration> known, UUID id) {
        if (!known.containsKey(id)) {
            throw new DomainException(ATTENDEE_UNKNOWN, "The event has no registration " + id);
        }
        return known.get(id);
    }

    static Registration requireSeat(Registration registration) {
        if (registration.status() == RegistrationStatus.CANCELLED) {
            throw new DomainException(REGISTRATION_CANCELLED, "The registration was given up");
        }
        if (!registration.hasSeat()) {
            throw new DomainException(NO_SEAT, "The person waits for a seat");
        }
        return registration;
    }
}
