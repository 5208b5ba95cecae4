package io.convoke.registration.registrations.control;

import io.convoke.registration.registrations.entity.EventSeats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/**
 * The lock that puts everything that happens to an event's seats in a row, over all instances. Held until the transaction
 * ends; waited for as long as the data source's lock time-out allows, which is answered as 503.
 */
@ApplicationScoped
public class SeatLock {
    @PersistenceContext
    EntityManager entities;

    @Inject
    RegistrationMetrics metrics;

    /** Locks an event's seats and reads them as they are then; empty when the event is not known. */
    public Optional<EventSeats> take(UUID eventId) {
        return metrics.lockingSeats(
                () -> Optional.ofNullable(entities.find(EventSeats.class, eventId, LockModeType.PESSIMISTIC_WRITE)));
    }
}
