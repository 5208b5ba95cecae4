package io.convoke.user.profiles.control;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import io.convoke.user.profiles.entity.Avatar;
import io.convoke.user.profiles.entity.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** The profiles in the database. Whoever changes one locks it first, so that its versions are published in order. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ProfileStore {
    @PersistenceContext
    EntityManager entities;

    public Optional<Profile> find(UUID userId) {
        return Optional.ofNullable(entities.find(Profile.class, userId));
    }

    /** A profile, locked until the transaction ends. */
    Optional<Profile> lock(UUID userId) {
        return Optional.ofNullable(entities.find(Profile.class, userId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Keeps a new profile.
     *
     * @throws DomainException 412 {@code stale} when somebody else just did
     */
    void add(Profile profile) {
        try {
            entities.persist(profile);
            entities.flush();
        } catch (PersistenceException e) {
            if (Failures.isDuplicate(e, "profile_pkey")) {
                throw new DomainException(CommonProblem.STALE, "The profile was made at the same time");
            }
            throw e;
        }
    }

    /**
     * The avatar of somebody, as known. Its row, made here where it is missing, decides the race between the first news of an
     * account and of its avatar: who comes second waits, fails on the row and is delivered again.
     */
    Avatar avatar(UUID userId) {
        var known = entities.find(Avatar.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        var fresh = new Avatar(userId);
        entities.persist(fresh);
        entities.flush();
        return fresh;
    }

    /** The address of somebody's avatar; empty when there is none. */
    Optional<String> avatarUrl(UUID userId) {
        return Optional.ofNullable(entities.find(Avatar.class, userId)).flatMap(Avatar::url);
    }

    /** Forgets a person. */
    public void forget(UUID userId) {
        entities.createQuery("delete from Profile p where p.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
        entities.createQuery("delete from Avatar a where a.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
