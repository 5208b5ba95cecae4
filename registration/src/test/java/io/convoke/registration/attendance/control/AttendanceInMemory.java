package io.convoke.registration.attendance.control;

import io.convoke.registration.registrations.control.InMemoryStore;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The database's stand-in: one thread, no transactions. */
final class AttendanceInMemory extends AttendanceStore {
    /** The database's order; Java's own takes the first half of an id for a signed number. */
    private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

    final Set<UUID> watched = new HashSet<>();
    private final InMemoryStore store;

    AttendanceInMemory(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public List<Registration> registrations(UUID eventId, Collection<UUID> ids) {
        return store.registrations.stream()
                .filter(one -> one.eventId().equals(eventId) && ids.contains(one.id()))
                .toList();
    }

    @Override
    public void watch(UUID eventId) {
        watched.add(eventId);
    }

    @Override
    public void unwatch(UUID eventId) {
        watched.remove(eventId);
    }

    @Override
    public List<UUID> due(UUID after, Instant now, int most) {
        return watched.stream()
                .sorted(BY_TEXT)
                .filter(id -> BY_TEXT.compare(id, after) > 0)
                .filter(id -> store.events.get(id).isOver(now))
                .limit(most)
                .toList();
    }

    @Override
    public boolean anybodyCame(UUID eventId) {
        return store.registrations.stream()
                .anyMatch(one -> one.eventId().equals(eventId) && one.status() == RegistrationStatus.CHECKED_IN);
    }

    @Override
    public List<Registration> unseen(UUID eventId, int most) {
        return store.registrations.stream()
                .filter(one -> one.eventId().equals(eventId) && one.status() == RegistrationStatus.REGISTERED)
                .limit(most)
                .toList();
    }
}
