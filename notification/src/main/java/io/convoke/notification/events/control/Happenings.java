package io.convoke.notification.events.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.notification.events.entity.Attendance;
import io.convoke.notification.events.entity.AttendanceStatus;
import io.convoke.notification.events.entity.EventState;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.notifications.entity.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows events and registrations and decides who is told what. The two topics have no order between them, so nothing here
 * relies on one: what is known is looked at when a message is sent, and only its reason is written down here.
 */
@ApplicationScoped
public class Happenings {
    /** An event is cancelled once and for all. */
    private static final String FOR_GOOD = "cancelled";

    private static final List<AttendanceStatus> LIVE =
            List.of(AttendanceStatus.REGISTERED, AttendanceStatus.WAITLISTED);

    @Inject
    EventStore store;

    @Inject
    Intents intents;

    @Inject
    ErasedAccounts erased;

    /** An event is as the state says. */
    @Transactional(TxType.MANDATORY)
    public void follow(EventState state) {
        store.lock(state.eventId());
        keep(state);
        intents.eventArrived(state.eventId());
    }

    /** As {@link #follow}, and everybody with a seat or waiting is told of another time or place. */
    @Transactional(TxType.MANDATORY)
    public void moved(EventState state) {
        store.lock(state.eventId());
        var earlier = store.find(state.eventId()).map(KnownEvent::start).filter(state.start()::isAfter);
        follow(state);
        tellAttendees(
                state,
                Intent.ofMove(
                        state.eventId(),
                        Long.toString(state.version()),
                        state.at(),
                        // Who was to come earlier has to know before that.
                        earlier.filter(state.at()::isBefore).orElse(state.start())));
    }

    /** As {@link #follow}, and everybody with a seat or waiting is told that it does not take place. */
    @Transactional(TxType.MANDATORY)
    public void cancelled(EventState state) {
        follow(state);
        tellAttendees(state, cancellation(state.eventId(), state.at()));
    }

    private void tellAttendees(EventState state, Intent intent) {
        intents.addAll(store.attendees(state.eventId(), LIVE), intent);
    }

    private static Intent cancellation(UUID eventId, Instant at) {
        return Intent.ofEvent(Kind.EVENT_CANCELLED, eventId, FOR_GOOD, at);
    }

    private void keep(EventState told) {
        var state = told.without(erasedOf(told));
        store.find(state.eventId())
                .ifPresentOrElse(known -> known.become(state), () -> store.add(new KnownEvent(state)));
    }

    private Set<UUID> erasedOf(EventState state) {
        return Stream.concat(Stream.of(state.organiserId()), state.team().keySet().stream())
                .distinct()
                .filter(erased::contains)
                .collect(Collectors.toSet());
    }

    /**
     * What came of a registration.
     *
     * @param kind what the person is told, unless the event is known to be cancelled: then that is told instead
     * @param status what the person is now
     * @param seatsVersion rises with every change of the event's registrations
     */
    @Transactional(TxType.MANDATORY)
    public void registered(
            UUID eventId,
            UUID userId,
            UUID registrationId,
            Kind kind,
            AttendanceStatus status,
            long seatsVersion,
            Instant at) {
        if (erased.contains(userId)) {
            return;
        }
        store.lock(eventId);
        keep(new Attendance.Key(eventId, userId), registrationId, status, seatsVersion, at);
        var cancelled = store.find(eventId).filter(KnownEvent::isCancelled);
        intents.add(
                userId,
                cancelled.isPresent()
                        ? cancellation(eventId, at)
                        : Intent.ofEvent(kind, eventId, registrationId.toString(), at));
    }

    /** A person gave up a seat or a place on the waitlist. */
    @Transactional(TxType.MANDATORY)
    public void gaveUp(
            UUID eventId, UUID userId, UUID registrationId, boolean heldSeat, long seatsVersion, Instant at) {
        if (erased.contains(userId)) {
            return;
        }
        store.lock(eventId);
        keep(new Attendance.Key(eventId, userId), registrationId, AttendanceStatus.CANCELLED, seatsVersion, at);
        intents.add(userId, Intent.ofCancelledRegistration(eventId, registrationId, heldSeat, at));
    }

    private void keep(Attendance.Key key, UUID registrationId, AttendanceStatus status, long seatsVersion, Instant at) {
        Optional<Attendance> known = store.attendance(key.eventId(), key.userId());
        if (known.isPresent()) {
            known.get().become(registrationId, status, seatsVersion, at);
        } else {
            store.add(new Attendance(key, registrationId, status, seatsVersion, at));
        }
    }
}
