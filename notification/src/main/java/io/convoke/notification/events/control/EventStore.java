package io.convoke.notification.events.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.notification.events.entity.Attendance;
import io.convoke.notification.events.entity.AttendanceStatus;
import io.convoke.notification.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and keeps the copies of events and of who attends them. */
@ApplicationScoped
public class EventStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ServiceDatabase database;

    /**
     * Makes changes of one event follow each other, whether they come from the events or from the registrations: otherwise
     * somebody who registers while the event is cancelled could be told neither. Held until the transaction ends.
     */
    public void lock(UUID eventId) {
        database.inTransaction(connection -> {
            try (var lock = connection.prepareStatement(
                    "select pg_advisory_xact_lock(hashtextextended(current_schema() || ':event:' || ?, 0))")) {
                lock.setString(1, eventId.toString());
                return lock.execute();
            }
        });
    }

    public Optional<KnownEvent> find(UUID eventId) {
        return Optional.ofNullable(entities.find(KnownEvent.class, eventId));
    }

    public Optional<Attendance> attendance(UUID eventId, UUID userId) {
        return Optional.ofNullable(entities.find(Attendance.class, new Attendance.Key(eventId, userId)));
    }

    void add(KnownEvent event) {
        entities.persist(event);
    }

    void add(Attendance attendance) {
        entities.persist(attendance);
    }

    /** Everybody who is one of these to the event. */
    public List<UUID> attendees(UUID eventId, List<AttendanceStatus> statuses) {
        return entities.createQuery(
                        "select a.key.userId from Attendance a where a.key.eventId = :event and a.status in :statuses"
                                + " order by a.key.userId",
                        UUID.class)
                .setParameter("event", eventId)
                .setParameter("statuses", statuses)
                .getResultList();
    }
}
