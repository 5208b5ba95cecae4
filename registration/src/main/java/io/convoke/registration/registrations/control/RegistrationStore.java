package io.convoke.registration.registrations.control;

import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registrations and known events in the database, as changes need them. */
@ApplicationScoped
public class RegistrationStore {
    @PersistenceContext
    EntityManager entities;

    /** What is known of an event. */
    public Optional<KnownEvent> event(UUID eventId) {
        return Optional.ofNullable(entities.find(KnownEvent.class, eventId));
    }

    /** An event's seats as they are now, without a lock. */
    public Optional<EventSeats> seats(UUID eventId) {
        return Optional.ofNullable(entities.find(EventSeats.class, eventId));
    }

    /** Makes the seats of a new event, none yet, unless somebody else just did; lock them next. */
    public void makeSeats(UUID eventId) {
        entities.createNativeQuery("insert into event_seats (event_id, capacity) values (?1, 0) on conflict do nothing")
                .setParameter(1, eventId)
                .executeUpdate();
    }

    /** Keeps a new event. */
    public void add(KnownEvent event) {
        entities.persist(event);
    }

    /** What a person has to do with an event, and how busy the person was, since a time. */
    public History history(UUID eventId, UUID userId, Instant since) {
        var row = (Object[]) entities.createNativeQuery("""
                select exists (select from event_registration
                               where event_id = ?1 and user_id = ?2 and status <> 'cancelled'),
                       count(*) filter (where event_id = ?1), count(*), min(registration_time)
                from event_registration where user_id = ?2 and registration_time > ?3""")
                .setParameter(1, eventId)
                .setParameter(2, userId)
                .setParameter(3, OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .getSingleResult();
        return new History(
                (Boolean) row[0],
                ((Number) row[1]).intValue(),
                ((Number) row[2]).intValue(),
                Optional.ofNullable((Instant) row[3]));
    }

    /**
     * A person's past.
     *
     * @param live whether the person has a seat or waits at the event
     * @param here registrations at the event since the time, cancelled ones too
     * @param everywhere registrations at any event since the time, cancelled ones too
     * @param first the time of the earliest of them
     */
    public record History(boolean live, int here, int everywhere, Optional<Instant> first) {}

    /**
     * Keeps a new registration, and what else changed in this transaction.
     *
     * @throws DomainException already-registered when the person has a live one at the event
     */
    public void add(Registration registration) {
        try {
            entities.persist(registration);
            entities.flush();
        } catch (PersistenceException e) {
            if (Failures.isDuplicate(e, "event_registration_one_live")) {
                throw new DomainException(RegistrationError.ALREADY_REGISTERED, "You are registered for this event");
            }
            throw e;
        }
    }

    /** The event of a person's own registration, without reading the registration before the seats are locked. */
    public Optional<UUID> eventOf(UUID registrationId, UUID userId) {
        return entities.createQuery(
                        "select r.eventId from Registration r where r.id = :id and r.userId = :user", UUID.class)
                .setParameter("id", registrationId)
                .setParameter("user", userId)
                .getResultStream()
                .findFirst();
    }

    /** A registration that is known to exist. */
    public Registration registration(UUID id) {
        return entities.find(Registration.class, id);
    }

    /** Those of the line whose turn comes next, in order. */
    public List<Registration> nextWaiting(UUID eventId, int people) {
        return entities.createQuery(
                        "select r from Registration r where r.eventId = :event and r.status = :waiting order by r.place",
                        Registration.class)
                .setParameter("event", eventId)
                .setParameter("waiting", RegistrationStatus.WAITLISTED)
                .setMaxResults(people)
                .getResultList();
    }
}
