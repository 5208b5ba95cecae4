package io.convoke.notification.announcements.control;

import io.convoke.notification.announcements.entity.Announcement;
import io.convoke.notification.notifications.control.NotificationStore.Place;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds and keeps announcements, and counts what became of them. */
@ApplicationScoped
public class AnnouncementStore {
    @PersistenceContext
    EntityManager entities;

    public Optional<Announcement> find(UUID id) {
        return Optional.ofNullable(entities.find(Announcement.class, id));
    }

    void add(Announcement announcement) {
        entities.persist(announcement);
    }

    /** Those of an event, newest first. */
    List<Announcement> of(UUID eventId, Optional<Place> after, int limit) {
        var query = entities.createQuery(
                "select a from Announcement a where a.eventId = :event"
                        + after.map(place -> " and (a.createdAt < :at or a.createdAt = :at and a.id < :id)")
                                .orElse("")
                        + " order by a.createdAt desc, a.id desc",
                Announcement.class);
        query.setParameter("event", eventId).setMaxResults(limit);
        after.ifPresent(place -> query.setParameter("at", place.createdAt()).setParameter("id", place.id()));
        return query.getResultList();
    }

    /** When those of an event were made since a moment, oldest first. */
    List<Instant> madeSince(UUID eventId, boolean test, Instant since) {
        return entities.createQuery(
                        "select a.createdAt from Announcement a where a.eventId = :event and a.test = :test"
                                + " and a.createdAt > :since order by a.createdAt",
                        Instant.class)
                .setParameter("event", eventId)
                .setParameter("test", test)
                .setParameter("since", since)
                .getResultList();
    }

    /** How many messages of an announcement have which status, by channel. */
    Map<Channel, Map<Status, Long>> deliveries(UUID id) {
        var counts = new EnumMap<Channel, Map<Status, Long>>(Channel.class);
        entities.createQuery(
                        "select n.type, n.status, count(n) from Notification n where n.kind = :kind and n.subjectId = :id"
                                + " group by n.type, n.status",
                        Object[].class)
                .setParameter("kind", Kind.ANNOUNCEMENT)
                .setParameter("id", id)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent((Channel) row[0], channel -> new EnumMap<>(Status.class))
                        .put((Status) row[1], (Long) row[2]));
        return counts;
    }
}
