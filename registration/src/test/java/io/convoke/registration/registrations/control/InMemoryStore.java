package io.convoke.registration.registrations.control;

import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The database's stand-in: one thread, no transactions. */
public final class InMemoryStore extends RegistrationStore {
    public final Map<UUID, KnownEvent> events = new HashMap<>();
    public final Map<UUID, EventSeats> seats = new HashMap<>();
    public final List<Registration> registrations = new ArrayList<>();

    /** Locks nothing, as there is one thread. */
    public SeatLock lock() {
        return new SeatLock() {
            @Override
            public Optional<EventSeats> take(UUID eventId) {
                return Optional.ofNullable(seats.get(eventId));
            }
        };
    }

    @Override
    public Optional<KnownEvent> event(UUID eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    @Override
    public void makeSeats(UUID eventId) {
        seats.putIfAbsent(eventId, new EventSeats(eventId, 0));
    }

    @Override
    public void add(KnownEvent event) {
        events.put(event.eventId(), event);
    }

    @Override
    public History history(UUID eventId, UUID userId, Instant since) {
        var own = registrations.stream()
                .filter(registration -> registration.userId().equals(userId))
                .toList();
        var recent = own.stream()
                .filter(registration -> registration.registrationTime().isAfter(since))
                .toList();
        return new History(
                own.stream()
                        .anyMatch(one -> one.eventId().equals(eventId) && one.status() != RegistrationStatus.CANCELLED),
                (int) recent.stream()
                        .filter(one -> one.eventId().equals(eventId))
                        .count(),
                recent.size(),
                recent.stream().map(Registration::registrationTime).min(Instant::compareTo));
    }

    @Override
    public void add(Registration registration) {
        registrations.add(registration);
    }

    @Override
    public Optional<UUID> eventOf(UUID registrationId, UUID userId) {
        return registrations.stream()
                .filter(one -> one.id().equals(registrationId) && one.userId().equals(userId))
                .map(Registration::eventId)
                .findFirst();
    }

    @Override
    public Registration registration(UUID id) {
        return registrations.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Registration> nextWaiting(UUID eventId, int people) {
        return registrations.stream()
                .filter(one -> one.eventId().equals(eventId) && one.isWaiting())
                .limit(people)
                .toList();
    }
}
