package io.convoke.media.events.control;

import io.convoke.media.events.entity.Attendance;
import io.convoke.media.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** Events and seats in the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Projections {
    @PersistenceContext
    EntityManager entities;

    /** An event, deleted ones too. */
    public Optional<KnownEvent> event(UUID eventId) {
        return Optional.ofNullable(entities.find(KnownEvent.class, eventId));
    }

    /** The same, with its row locked until the transaction ends. */
    public Optional<KnownEvent> lockEvent(UUID eventId) {
        return Optional.ofNullable(entities.find(KnownEvent.class, eventId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** An event that anybody may see. */
    public Optional<KnownEvent> visibleEvent(UUID eventId) {
        return event(eventId).filter(KnownEvent::isVisible);
    }

    /** Whether the person has a seat at the event. */
    public boolean isSeated(UUID eventId, UUID userId) {
        return attendance(eventId, userId).filter(Attendance::isSeated).isPresent();
    }

    Optional<Attendance> attendance(UUID eventId, UUID userId) {
        return Optional.ofNullable(entities.find(Attendance.class, new Attendance.Place(eventId, userId)));
    }

    void add(KnownEvent event) {
        entities.persist(event);
    }

    void add(Attendance attendance) {
        entities.persist(attendance);
    }

    /** Takes the person out of every team and from every seat. */
    public void forget(UUID userId) {
        entities.createNativeQuery("delete from known_event_team where user_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
        entities.createQuery("delete from Attendance a where a.place.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
