package io.convoke.chat.messages.control;

import io.convoke.chat.messages.entity.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages in the database. */
@ApplicationScoped
public class MessageStore {
    @PersistenceContext
    EntityManager entities;

    /** A message of a room. */
    public Optional<Message> find(UUID chatId, UUID messageId) {
        return Optional.ofNullable(entities.find(Message.class, messageId))
                .filter(message -> message.chatId().equals(chatId));
    }

    /** The message that the author's client called so. */
    public Optional<Message> withRef(UUID chatId, UUID userId, String ref) {
        return entities.createQuery(
                        "select m from Message m where m.chatId = :chat and m.userId = :user and m.ref = :ref",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("user", userId)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** Keeps a new message. */
    public void add(Message message) {
        entities.persist(message);
    }

    /** Messages with places between the two, both excluded, the first of them first. */
    public List<Message> after(UUID chatId, long after, long before, int most) {
        return entities.createQuery(
                        "select m from Message m where m.chatId = :chat and m.seq > :after and m.seq < :before"
                                + " order by m.seq",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("after", after)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    /** Messages with places before this one, the last of them first. */
    public List<Message> latestBefore(UUID chatId, long before, int most) {
        return entities.createQuery(
                        "select m from Message m where m.chatId = :chat and m.seq < :before order by m.seq desc",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    /** Messages whose last change has a higher number, in the order of changes. */
    public List<Message> changedAfter(UUID chatId, long change, int most) {
        return entities.createQuery(
                        "select m from Message m where m.chatId = :chat and m.change > :change order by m.change",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("change", change)
                .setMaxResults(most)
                .getResultList();
    }
}
