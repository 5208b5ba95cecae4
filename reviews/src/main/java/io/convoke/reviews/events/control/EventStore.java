package io.convoke.reviews.events.control;

import io.convoke.reviews.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Known events in the database. */
@ApplicationScoped
public class EventStore {
    @PersistenceContext
    EntityManager entities;

    /** What is known of an event; to be asked after its summary is locked, unless it is only shown. */
    public Optional<KnownEvent> find(UUID eventId) {
        return Optional.ofNullable(entities.find(KnownEvent.class, eventId));
    }

    /** Keeps a new event. */
    public void add(KnownEvent event) {
        entities.persist(event);
    }

    /** The names of those of the events that are known, by id. */
    public Map<UUID, String> names(Collection<UUID> eventIds) {
        return entities.createQuery(
                        "select e.eventId, e.name from KnownEvent e where e.eventId in :ids", Object[].class)
                .setParameter("ids", eventIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    /** The events of an organiser. */
    public List<UUID> organisedBy(UUID userId) {
        return entities.createQuery("select e.eventId from KnownEvent e where e.organiserId = :user", UUID.class)
                .setParameter("user", userId)
                .getResultList();
    }
}
