package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts in the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AccountStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Takes a username for as long as the account lives; false when it is taken. Waits for a transaction that is about to take it. */
    public boolean claimUsername(String username) {
        return claim("username:" + Account.usernameKey(username));
    }

    /** As {@link #claimUsername}, for an address. */
    public boolean claimEmail(EmailAddress email) {
        return claim("email:" + email.key());
    }

    private boolean claim(String name) {
        return entities.createNativeQuery("insert into claim (name, claimed_at) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, name)
                        .setParameter(2, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Adds an account whose names were claimed. */
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    /**
     * Removes an account that is locked, and with it all that hangs on it: sessions, mailed links, familiar addresses. Its name
     * and its address can be had again, unless the name is one that was never to be had.
     */
    public void remove(Account account) {
        entities.createNativeQuery("delete from claim where name in (?1, ?2) and not reserved")
                .setParameter(1, "username:" + account.usernameKey())
                .setParameter(2, "email:" + account.emailKey())
                .executeUpdate();
        entities.remove(account);
        entities.flush();
    }

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    /** The account, locked until the transaction ends; take it before anything else of the account. */
    public Optional<Account> lock(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Account> byEmail(EmailAddress email) {
        return entities.createQuery("select a from Account a where a.emailKey = :key", Account.class)
                .setParameter("key", email.key())
                .getResultStream()
                .findFirst();
    }

    /** The account that a person means who types a username or an address; usernames contain no {@code @}. */
    public Optional<Account> byLogin(String login) {
        if (login.indexOf('@') >= 0) {
            return EmailAddress.parse(login).flatMap(this::byEmail);
        }
        return entities.createQuery("select a from Account a where a.usernameKey = :key", Account.class)
                .setParameter("key", Account.usernameKey(login))
                .getResultStream()
                .findFirst();
    }

    /**
     * Accounts whose username or address contains the text, by username.
     *
     * @param text compared without regard to case; empty finds all
     * @param after the key of the last username seen; empty begins
     */
    public List<Account> search(String text, String after, int limit) {
        return entities.createQuery("""
                        select a from Account a
                         where a.usernameKey > :after
                           and (:all = true or a.usernameKey like :pattern escape '\\'
                                or a.emailKey like :pattern escape '\\')
                         order by a.usernameKey""", Account.class)
                .setParameter("after", after)
                .setParameter("all", text.isEmpty())
                .setParameter("pattern", "%" + literal(Account.usernameKey(text)) + "%")
                .setMaxResults(limit)
                .getResultList();
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** How many accounts act as admin; waits for, and holds off, other changes of roles until the transaction ends. */
    public long countActingAdmins() {
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(current_schema() || ':admins', 0)) as text)")
                .getSingleResult();
        return ((Number) entities.createNativeQuery(
                                "select count(*) from account where 'admin' = any (roles) and email_verified_at is not null")
                        .getSingleResult())
                .longValue();
    }
}
