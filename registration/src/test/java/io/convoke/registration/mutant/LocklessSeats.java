package io.convoke.registration.mutant;

import io.convoke.registration.registrations.control.SeatLock;
import io.convoke.registration.registrations.entity.EventSeats;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The service with the lock taken out: what every test of races must notice. Packed into a copy of the WAR by a test. */
@Alternative
@Priority(1)
@ApplicationScoped
public class LocklessSeats extends SeatLock {
    @PersistenceContext
    EntityManager unlocked;

    @Override
    public Optional<EventSeats> take(UUID eventId) {
        return Optional.ofNullable(unlocked.find(EventSeats.class, eventId));
    }
}
