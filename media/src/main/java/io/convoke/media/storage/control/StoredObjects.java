package io.convoke.media.storage.control;

import io.convoke.common.ids.Ids;
import io.convoke.media.storage.entity.ObjectStatus;
import io.convoke.media.storage.entity.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rows of what is stored. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class StoredObjects {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{2}/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<ObjectsDiscarded> discarded;

    @Inject
    Clock clock;

    /** Where an object's bytes are. Spread by the id's last digits, which are random, over 256 directories. */
    public static String key(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - 2) + "/" + text;
    }

    /** The object of a key; empty when no object has one of this form. */
    static Optional<UUID> id(String key) {
        var matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(UUID.fromString(matcher.group(1))).filter(id -> key(id).equals(key))
                : Optional.empty();
    }

    /** An object that is kept. */
    public Optional<StoredObject> find(UUID id) {
        return Optional.ofNullable(entities.find(StoredObject.class, id)).filter(object -> !object.isBeingRemoved());
    }

    /** Announces a file; commit before its bytes are written. */
    public UUID announce(Prepared file) {
        var object = new StoredObject(Ids.next(), file.contentType(), file.size(), file.sha256(), clock.instant());
        entities.persist(object);
        return object.id();
    }

    /**
     * Something in this transaction refers to the object.
     *
     * @throws IllegalStateException when it was removed, for it took too long
     */
    public StoredObject keep(UUID id) {
        var object = lock(id).orElseThrow(() -> new IllegalStateException("Object " + id + " was removed"));
        object.keep(clock.instant());
        return object;
    }

    /** Nothing refers to the object once this transaction commits; its bytes go then. */
    public void discard(UUID id) {
        lock(id).ifPresent(object -> {
            object.remove(clock.instant());
            discarded.fire(new ObjectsDiscarded(id));
        });
    }

    /** Marks as being removed what was announced before the time and never kept; returns all that is being removed. */
    public List<UUID> overdue(Instant time, int most) {
        entities.createNativeQuery("""
                update stored_object set status = 'removing', changed_at = ?2 where id in
                    (select id from stored_object where status = 'storing' and changed_at < ?1
                     limit ?3 for update skip locked)""")
                .setParameter(1, time)
                .setParameter(2, clock.instant())
                .setParameter(3, most)
                .executeUpdate();
        return entities.createQuery(
                        "select o.id from StoredObject o where o.status = :removing order by o.changedAt", UUID.class)
                .setParameter("removing", ObjectStatus.REMOVING)
                .setMaxResults(most)
                .getResultList();
    }

    /** The row goes; its bytes have gone before. */
    public void forget(UUID id) {
        lock(id).filter(StoredObject::isBeingRemoved).ifPresent(entities::remove);
    }

    /** Those keys that belong to no row. */
    public List<String> strangers(List<String> keys) {
        var ids = keys.stream().flatMap(key -> id(key).stream()).toList();
        Set<UUID> known = ids.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery("select o.id from StoredObject o where o.id in :ids", UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
        return keys.stream()
                .filter(key -> id(key).filter(known::contains).isEmpty())
                .toList();
    }

    private Optional<StoredObject> lock(UUID id) {
        return Optional.ofNullable(entities.find(StoredObject.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
