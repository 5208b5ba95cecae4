package io.convoke.auth.erasures.control;

import io.convoke.auth.erasures.entity.AccountErasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** The erasures in the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ErasureStore {
    @PersistenceContext
    EntityManager entities;

    void add(AccountErasure erasure) {
        entities.persist(erasure);
    }

    public Optional<AccountErasure> find(UUID id) {
        return Optional.ofNullable(entities.find(AccountErasure.class, id));
    }

    /** An erasure, locked, so that of two last receipts one sees the other. */
    Optional<AccountErasure> lock(UUID id) {
        return Optional.ofNullable(entities.find(AccountErasure.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
