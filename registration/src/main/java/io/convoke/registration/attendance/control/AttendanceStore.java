package io.convoke.registration.attendance.control;

import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Registrations in the database, as the door and the time after the event need them. */
@ApplicationScoped
public class AttendanceStore {
    @PersistenceContext
    EntityManager entities;

    /** Those of an event's registrations that have one of these ids. */
    public List<Registration> registrations(UUID eventId, Collection<UUID> ids) {
        return entities.createQuery(
                        "select r from Registration r where r.eventId = :event and r.id in :ids", Registration.class)
                .setParameter("event", eventId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Remembers to look for no-shows at the event once it is over. */
    public void watch(UUID eventId) {
        entities.createNativeQuery("insert into no_show_watch (event_id) values (?1) on conflict do nothing")
                .setParameter(1, eventId)
                .executeUpdate();
    }

    /** No-shows of the event need not be looked for any more. */
    public void unwatch(UUID eventId) {
        entities.createNativeQuery("delete from no_show_watch where event_id = ?1")
                .setParameter(1, eventId)
                .executeUpdate();
    }

    /** Watched events that are over or off, in the order of their ids, after the one given. */
    @SuppressWarnings("unchecked") // the query's one column is an id
    public List<UUID> due(UUID after, Instant now, int most) {
        return entities.createNativeQuery(
                        "select w.event_id from no_show_watch w join known_event e on e.event_id = w.event_id"
                                + " where w.event_id > ?1 and (e.status <> 'active'"
                                + " or coalesce(e.end_time, e.start_time + interval '1 day') <= ?2)"
                                + " order by w.event_id",
                        UUID.class)
                .setParameter(1, after)
                .setParameter(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .setMaxResults(most)
                .getResultList();
    }

    /** Whether anybody was seen at the event. */
    public boolean anybodyCame(UUID eventId) {
        return !entities.createQuery(
                        "select r.id from Registration r where r.eventId = :event and r.status = :came", UUID.class)
                .setParameter("event", eventId)
                .setParameter("came", RegistrationStatus.CHECKED_IN)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Those who have a seat and have not been seen, in the order of registering. */
    public List<Registration> unseen(UUID eventId, int most) {
        return entities.createQuery(
                        "select r from Registration r where r.eventId = :event and r.status = :registered order by r.place",
                        Registration.class)
                .setParameter("event", eventId)
                .setParameter("registered", RegistrationStatus.REGISTERED)
                .setMaxResults(most)
                .getResultList();
    }
}
