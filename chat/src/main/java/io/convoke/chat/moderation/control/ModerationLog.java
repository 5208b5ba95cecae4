package io.convoke.chat.moderation.control;

import io.convoke.chat.messages.entity.Message;
import io.convoke.chat.moderation.entity.ModerationEntry;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.UUID;

/** What moderators have done in a room. */
@ApplicationScoped
public class ModerationLog {
    private static final String NEWEST = "newest";
    private static final UUID LAST = new UUID(-1, -1);

    @PersistenceContext
    EntityManager entities;

    /** Adds a line. */
    @Transactional(TxType.MANDATORY)
    public void add(ModerationEntry entry) {
        entities.persist(entry);
    }

    /** Notes that a moderator deleted another's message. */
    @Transactional(TxType.MANDATORY)
    public void deleted(Message message, UUID moderatorId, Instant now) {
        add(new ModerationEntry(Ids.next(), message.chatId(), message.userId(), message.id(), moderatorId, now));
    }

    /** Where a page begins, by the parameter {@code cursor}; from the newest line without one. */
    public static UUID place(String cursor) {
        return Cursor.parse(cursor, NEWEST, 1).map(after -> after.id(0)).orElse(LAST);
    }

    /** Lines before a place, the newest first. */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<ModerationEntry> page(UUID chatId, UUID before, int limit) {
        var found = entities.createQuery(
                        "select e from ModerationEntry e where e.chatId = :chat and e.id < :before order by e.id desc",
                        ModerationEntry.class)
                .setParameter("chat", chatId)
                .setParameter("before", before)
                .setMaxResults(limit + 1)
                .getResultList();
        return Paging.slice(found, limit, last -> Cursor.after(NEWEST, last.id()));
    }
}
