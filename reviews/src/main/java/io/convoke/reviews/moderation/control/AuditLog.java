package io.convoke.reviews.moderation.control;

import io.convoke.common.http.Cursor;
import io.convoke.reviews.moderation.entity.AuditEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Which admin did what, in the transaction that did it. */
@ApplicationScoped
public class AuditLog {
    /** The order of the list: the newest first. */
    public static final String ORDER = "newest";

    @PersistenceContext
    EntityManager entities;

    void write(AuditEntry entry) {
        entities.persist(entry);
    }

    /** The newest entries, after a place. */
    public List<AuditEntry> list(Optional<Cursor> after, int limit) {
        var query = entities.createQuery(
                        "select e from AuditEntry e"
                                + (after.isPresent() ? " where (e.at, e.id) < (:at, :last)" : "")
                                + " order by e.at desc, e.id desc",
                        AuditEntry.class)
                .setMaxResults(limit);
        after.ifPresent(cursor -> query.setParameter("at", cursor.instant(0)).setParameter("last", cursor.id(1)));
        return query.getResultList();
    }
}
