package io.convoke.media.gallery.control;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.media.gallery.entity.MediaItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The items in the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class GalleryStore {
    private static final String NEWEST = "newest";

    @PersistenceContext
    EntityManager entities;

    /** An item, whether or not its event can be seen. */
    public Optional<MediaItem> item(UUID id) {
        return Optional.ofNullable(entities.find(MediaItem.class, id));
    }

    Optional<MediaItem> lock(UUID id) {
        return entities.createQuery("select m from MediaItem m where m.id = :id", MediaItem.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    void add(MediaItem item) {
        entities.persist(item);
    }

    void remove(MediaItem item) {
        entities.remove(item);
        // The objects' rows are touched next, and they must not be waited for in another order elsewhere.
        entities.flush();
    }

    /**
     * An event's items, the latest first.
     *
     * @param cursor as a page's {@code next} gave it; null for the first page
     */
    public Paging.Slice<MediaItem> page(UUID eventId, String cursor, int limit) {
        var from = Cursor.parse(cursor, NEWEST, 2);
        var query = entities.createQuery(
                        "select m from MediaItem m join fetch m.content where m.eventId = :event"
                                + (from.isPresent()
                                        ? " and (m.uploadedAt < :time or (m.uploadedAt = :time and m.id < :id))"
                                        : "")
                                + " order by m.uploadedAt desc, m.id desc",
                        MediaItem.class)
                .setParameter("event", eventId)
                .setMaxResults(limit + 1);
        from.ifPresent(place -> query.setParameter("time", place.instant(0)).setParameter("id", place.id(1)));
        return Paging.slice(query.getResultList(), limit, last -> Cursor.after(NEWEST, last.uploadedAt(), last.id()));
    }

    /** The cursor is well-formed; else 400. */
    public static void check(String cursor) {
        Cursor.parse(cursor, NEWEST, 2).ifPresent(place -> {
            place.instant(0);
            place.id(1);
        });
    }

    /** What hangs on an event. */
    record Load(long files, long bytes) {}

    Load load(UUID eventId) {
        var row = entities.createQuery(
                        "select count(m), coalesce(sum(m.content.size), 0L) from MediaItem m where m.eventId = :event",
                        Object[].class)
                .setParameter("event", eventId)
                .getSingleResult();
        return new Load((Long) row[0], (Long) row[1]);
    }

    List<UUID> ofEvent(UUID eventId) {
        return entities.createQuery("select m.id from MediaItem m where m.eventId = :event order by m.id", UUID.class)
                .setParameter("event", eventId)
                .getResultList();
    }

    List<UUID> ofUploader(UUID userId) {
        return entities.createQuery("select m.id from MediaItem m where m.uploaderId = :user order by m.id", UUID.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** The next item whose thumbnails are to be made, locked; none that another instance has in hand. */
    Optional<MediaItem> nextPending(Instant now) {
        Stream<?> next = entities.createNativeQuery(
                        "select * from media_item where thumbnails = 'pending' and next_try_at <= ?1"
                                + " order by next_try_at limit 1 for update skip locked",
                        MediaItem.class)
                .setParameter(1, now)
                .getResultStream();
        return next.map(MediaItem.class::cast).findFirst();
    }
}
