package io.convoke.registration.attendance.control;

import io.convoke.registration.registrations.control.InMemoryStore;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The database's stand-in: one thread, no transactions. */
final class AttendanceInMemory extends AttendanceStore {
    final Set<UUID> watched = new TreeSet<>();
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
                .filter(id -> id.compareTo(after) > 0 && (store.events.get(id).isOver(now)))
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
