package io.convoke.auth.sessions.control;

import io.convoke.auth.sessions.entity.RefreshToken;
import io.convoke.auth.sessions.entity.Session;
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

/** The sessions in the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SessionStore {
    @PersistenceContext
    EntityManager entities;

    public void add(Session session) {
        entities.persist(session);
    }

    /** Adds a token after what precedes it is written: a session never has two unused ones, not even for a moment. */
    public void add(RefreshToken token) {
        entities.flush();
        entities.persist(token);
        entities.flush();
    }

    /** The session that a token belongs to, locked until the transaction ends. */
    public Optional<Session> lockByToken(String tokenHash) {
        return entities.createQuery("select t.sessionId from RefreshToken t where t.tokenHash = :hash", UUID.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst()
                .map(id -> entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** A token; read it after the session is locked. */
    public RefreshToken token(String tokenHash) {
        return entities.find(RefreshToken.class, tokenHash);
    }

    /** An account's session, locked. */
    public Optional<Session> lockLive(UUID id, UUID accountId, Instant now) {
        return Optional.ofNullable(entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(session -> session.accountId().equals(accountId) && session.isLive(now));
    }

    /** An account's live sessions, the last used first. */
    public List<Session> live(UUID accountId, Instant now) {
        return entities.createQuery("""
                        select s from Session s
                         where s.accountId = :account and s.endedAt is null and s.expiresAt > :now
                         order by s.lastUsedAt desc, s.id""", Session.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultList();
    }

    /** An account's sessions that have not ended, locked in the order of their ids. */
    public List<Session> lockAllLive(UUID accountId) {
        return entities.createQuery(
                        "select s from Session s where s.accountId = :account and s.endedAt is null order by s.id",
                        Session.class)
                .setParameter("account", accountId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Deletes sessions that ended or expired before, with their tokens, and tokens that were used before. */
    public void forgetSessions(Instant before) {
        execute("delete from session where coalesce(ended_at, expires_at) < ?1", before);
        execute("delete from refresh_token where used_at < ?1", before);
    }

    /** Deletes counts of log-in attempts that were last made before. */
    public void forgetAttempts(Instant before) {
        execute("delete from login_attempts where last_at < ?1", before);
    }

    /** Deletes addresses that were last logged in from before. */
    public void forgetAddresses(Instant before) {
        execute("delete from familiar_address where last_at < ?1", before);
    }

    private void execute(String sql, Instant before) {
        entities.createNativeQuery(sql).setParameter(1, before).executeUpdate();
    }
}
