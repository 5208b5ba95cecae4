package io.convoke.notification.notifications.control;

import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds notifications. */
@ApplicationScoped
public class NotificationStore {
    @PersistenceContext
    EntityManager entities;

    /** Any notification. */
    public Optional<Notification> find(UUID id) {
        return Optional.ofNullable(entities.find(Notification.class, id));
    }

    /** Any notification, held until the transaction ends. */
    public Optional<Notification> lock(UUID id) {
        return Optional.ofNullable(entities.find(Notification.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The place of a row in a list that begins with the newest. */
    public record Place(Instant createdAt, UUID id) {}

    /**
     * A person's own, newest first.
     *
     * @param after the last one seen; empty for the first page
     * @param limit how many rows at most
     */
    public List<Notification> own(
            UUID userId, Optional<Status> status, boolean unread, Optional<Place> after, int limit) {
        var query = entities.createQuery(
                "select n from Notification n where n.userId = :user"
                        + status.map(s -> " and n.status = :status").orElse("")
                        + (unread ? " and n.readAt is null" : "")
                        + after.map(place -> " and (n.createdAt < :at or n.createdAt = :at and n.id < :id)")
                                .orElse("")
                        + " order by n.createdAt desc, n.id desc",
                Notification.class);
        query.setParameter("user", userId).setMaxResults(limit);
        status.ifPresent(s -> query.setParameter("status", s));
        after.ifPresent(place -> query.setParameter("at", place.createdAt()).setParameter("id", place.id()));
        return query.getResultList();
    }

    /** What could not be sent, of everybody, newest first. */
    public List<Notification> failed(Optional<Place> after, int limit) {
        var query = entities.createQuery(
                "select n from Notification n where n.status = :failed"
                        + after.map(place -> " and (n.createdAt < :at or n.createdAt = :at and n.id < :id)")
                                .orElse("")
                        + " order by n.createdAt desc, n.id desc",
                Notification.class);
        query.setParameter("failed", Status.FAILED).setMaxResults(limit);
        after.ifPresent(place -> query.setParameter("at", place.createdAt()).setParameter("id", place.id()));
        return query.getResultList();
    }

    /** A person's own that were written down after a given one of theirs, oldest first; none when that is not theirs. */
    public List<UUID> ownSince(UUID userId, UUID id, int limit) {
        return entities.createQuery(
                        "select n.id from Notification n, Notification seen where seen.id = :id and seen.userId = :user"
                                + " and n.userId = :user and n.ordinal > seen.ordinal order by n.ordinal",
                        UUID.class)
                .setParameter("user", userId)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The same message about an event by another channel, held until the transaction ends. */
    public Optional<Notification> lockTwin(Notification notification, Channel channel) {
        return entities.createQuery(
                        "select n from Notification n where n.userId = :user and n.kind = :kind and n.version = :version"
                                + " and n.type = :channel and n.eventId = :event",
                        Notification.class)
                .setParameter("user", notification.userId())
                .setParameter("kind", notification.kind())
                .setParameter("version", notification.version())
                .setParameter("channel", channel)
                .setParameter("event", notification.eventId().orElseThrow())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Takes a notification out. */
    public void remove(Notification notification) {
        entities.remove(notification);
    }

    /** Whether another message about the event showed the person, on the same channel, this version of it or a later one. */
    public boolean hasShown(Notification notification, long eventVersion) {
        return !entities.createQuery(
                        "select n.id from Notification n where n.userId = :user and n.eventId = :event"
                                + " and n.status = :sent and n.shownVersion >= :version and n.type = :channel",
                        UUID.class)
                .setParameter("user", notification.userId())
                .setParameter("event", notification.eventId().orElseThrow())
                .setParameter("sent", Status.SENT)
                .setParameter("version", eventVersion)
                .setParameter("channel", notification.type())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
