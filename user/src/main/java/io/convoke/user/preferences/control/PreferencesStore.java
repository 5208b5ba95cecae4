package io.convoke.user.preferences.control;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import io.convoke.user.preferences.entity.Preferences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** The preferences in the database. Whoever changes some locks them first, so that versions are published in order. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PreferencesStore {
    @PersistenceContext
    EntityManager entities;

    Optional<Preferences> find(UUID userId) {
        return Optional.ofNullable(entities.find(Preferences.class, userId));
    }

    /** Somebody's preferences, locked until the transaction ends. */
    Optional<Preferences> lock(UUID userId) {
        return Optional.ofNullable(entities.find(Preferences.class, userId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Keeps the first ones of a person.
     *
     * @throws DomainException 412 {@code stale} when somebody else just did
     */
    void add(Preferences preferences) {
        try {
            entities.persist(preferences);
            entities.flush();
        } catch (PersistenceException e) {
            if (Failures.isDuplicate(e, "preferences_pkey")) {
                throw new DomainException(CommonProblem.STALE, "The preferences were made at the same time");
            }
            throw e;
        }
    }

    /** Forgets a person. */
    public void forget(UUID userId) {
        find(userId).ifPresent(entities::remove);
        entities.flush();
    }
}
