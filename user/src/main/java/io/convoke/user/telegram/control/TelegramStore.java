package io.convoke.user.telegram.control;

import io.convoke.user.telegram.entity.TelegramLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** The links in the database. Whoever changes one locks it first. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TelegramStore {
    @PersistenceContext
    EntityManager entities;

    Optional<TelegramLink> find(UUID userId) {
        return Optional.ofNullable(entities.find(TelegramLink.class, userId));
    }

    /** Somebody's link, locked until the transaction ends. */
    Optional<TelegramLink> lock(UUID userId) {
        return Optional.ofNullable(entities.find(TelegramLink.class, userId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same, made first where there is none. */
    TelegramLink lockOrMake(UUID userId) {
        entities.createNativeQuery("insert into telegram_link (user_id, version) values (?1, 0) on conflict do nothing")
                .setParameter(1, userId)
                .executeUpdate();
        return lock(userId).orElseThrow();
    }

    /** The link that a code was offered for, locked. */
    Optional<TelegramLink> lockByCode(String codeHash) {
        return entities.createQuery("select l from TelegramLink l where l.codeHash = :hash", TelegramLink.class)
                .setParameter("hash", codeHash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Forgets a person. */
    public void forget(UUID userId) {
        entities.createQuery("delete from TelegramLink l where l.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
