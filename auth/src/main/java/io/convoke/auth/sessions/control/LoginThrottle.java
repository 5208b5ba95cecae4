package io.convoke.auth.sessions.control;

import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.control.Digest;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Bounds the guessing of passwords and lets owners in all the same (see the decision record on log-in limits):
 *
 * <ul>
 *   <li>a login from one address: from the tenth failure in a row on, a pause that doubles from 30 seconds to 5 minutes;
 *   <li>one address over all logins: 100 failures in 10 minutes;
 *   <li>one login over all addresses: 100 failures in an hour.
 * </ul>
 *
 * The last two do not concern an address from which the account was logged in to before; so an attacker elsewhere cannot
 * keep the owner out. Every attempt counts as failed before the password is looked at, so that a burst in parallel counts
 * too, and is taken back when it succeeds. Logins count as they are typed, known or not.
 */
@ApplicationScoped
public class LoginThrottle {
    /** Failures in a row, of one login from one address, that cost no pause. */
    static final int FREE_FAILURES = 10;
    /** The first pause in seconds. */
    static final int FIRST_PAUSE = 30;
    /** The longest pause in seconds. */
    static final int LONGEST_PAUSE = 300;

    private static final String FOREIGN_KEY_VIOLATION = "23503"; // PostgreSQL, appendix A

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int FAILURES_OF_AN_ADDRESS = 100;
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
    private static final int FAILURES_OF_A_LOGIN = 100;
    private static final Duration LOGIN_WINDOW = Duration.ofHours(1);

    /** Counts a failure unless a pause runs; the pause that follows is set with it. */
    private static final String ATTEMPT = """
            insert into login_attempts as known (bucket, failures, blocked_until, last_at) values (?, 1, ?, ?)
            on conflict (bucket) do update
               set failures = case when known.last_at < ? then 1 else known.failures + 1 end,
                   blocked_until = excluded.last_at + case
                       when known.last_at < ? or known.failures + 1 < %1$d then interval '0'
                       else least(%3$d, %2$d * power(2, least(known.failures + 1 - %1$d, 20))) * interval '1 second'
                   end,
                   last_at = excluded.last_at
             where known.blocked_until <= excluded.last_at
            """.formatted(FREE_FAILURES, FIRST_PAUSE, LONGEST_PAUSE);

    @Inject
    ServiceDatabase database;

    @Inject
    RateLimiter limiter;

    @Inject
    Clock clock;

    /**
     * An attempt that was let through and counts as failed until it is told to have succeeded.
     *
     * @param familiar whether the account was logged in to from this address before
     */
    public record Attempt(String login, ClientAddress address, boolean familiar) {
        private String pair() {
            return "pair:" + Digest.of(login) + ":" + address.network();
        }

        private String byAddress() {
            return "login:address:" + address.network();
        }

        private String byLogin() {
            return "login:account:" + Digest.of(login);
        }
    }

    /**
     * Lets an attempt through, or not.
     *
     * @param login as it was typed
     * @param account the account that it means, if there is one
     * @throws DomainException 429 with {@code Retry-After}
     */
    public Attempt admit(String login, ClientAddress address, Optional<UUID> account) {
        var familiar = account.isPresent() && isFamiliar(account.get(), address);
        var attempt = new Attempt(login.toLowerCase(Locale.ROOT), address, familiar);
        if (limiter.isOff()) {
            return attempt;
        }
        if (!familiar) {
            limiter.check(attempt.byLogin(), FAILURES_OF_A_LOGIN, LOGIN_WINDOW);
            limiter.count(attempt.byAddress(), FAILURES_OF_AN_ADDRESS, ADDRESS_WINDOW);
        }
        try {
            beginPair(attempt);
        } catch (DomainException refused) {
            if (!familiar) {
                limiter.giveBack(attempt.byAddress(), ADDRESS_WINDOW);
            }
            throw refused;
        }
        if (!familiar) {
            limiter.count(attempt.byLogin(), FAILURES_OF_A_LOGIN, LOGIN_WINDOW);
        }
        return attempt;
    }

    /** Takes an attempt back that succeeded, and remembers the address. */
    public void succeeded(Attempt attempt, UUID account) {
        if (!limiter.isOff()) {
            forget(attempt);
            if (!attempt.familiar()) {
                limiter.giveBack(attempt.byAddress(), ADDRESS_WINDOW);
                limiter.giveBack(attempt.byLogin(), LOGIN_WINDOW);
            }
        }
        remember(account, attempt.address());
    }

    /** Makes an address familiar whose user has proved otherwise to own the account: by a mailed link. */
    public void remember(UUID account, ClientAddress address) {
        try {
            update(
                    "insert into familiar_address (account_id, address_hash, last_at) values (?, ?, ?)"
                            + " on conflict (account_id, address_hash) do update set last_at = excluded.last_at",
                    account,
                    hash(account, address),
                    now());
        } catch (IllegalStateException e) {
            if (!isWithoutAccount(e)) {
                throw e;
            }
        }
    }

    /** The account may have been erased at the same moment. */
    private static boolean isWithoutAccount(IllegalStateException failure) {
        return failure.getCause() instanceof SQLException sql && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState());
    }

    /** The login under which attempts at an account's password are counted that come with its access token. */
    public static String passwordOf(UUID account) {
        return "password of " + account;
    }

    /** Forgets, with the current transaction, what was counted of these logins, from any address. */
    @Transactional(TxType.MANDATORY)
    public void forget(Collection<String> logins) {
        logins.stream().map(login -> Digest.of(login.toLowerCase(Locale.ROOT))).forEach(hash -> {
            database.inTransaction(
                    connection -> execute(connection, "delete from login_attempts where strpos(bucket, ?) > 0", hash));
            limiter.forget(hash);
        });
    }

    private void forget(Attempt attempt) {
        update("delete from login_attempts where bucket = ?", attempt.pair());
    }

    private void beginPair(Attempt attempt) {
        var now = now();
        var forgotten = now.minus(FORGOTTEN_AFTER);
        if (update(ATTEMPT, attempt.pair(), now, now, forgotten, forgotten) == 0) {
            var until = blockedUntil(attempt.pair());
            throw DomainException.retryLater(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "Too many failed log-ins; wait before the next one, or reset the password",
                    Duration.between(now.toInstant(), until));
        }
    }

    private Instant blockedUntil(String bucket) {
        return beside(connection -> {
            try (var select =
                    connection.prepareStatement("select blocked_until from login_attempts where bucket = ?")) {
                select.setString(1, bucket);
                try (var row = select.executeQuery()) {
                    return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : clock.instant();
                }
            }
        });
    }

    private boolean isFamiliar(UUID account, ClientAddress address) {
        return beside(connection -> {
            try (var select = connection.prepareStatement(
                    "select 1 from familiar_address where account_id = ? and address_hash = ?")) {
                select.setObject(1, account);
                select.setString(2, hash(account, address));
                try (var row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private static String hash(UUID account, ClientAddress address) {
        return Digest.of(account + " " + address.network());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private int update(String sql, Object... parameters) {
        return beside(connection -> execute(connection, sql, parameters));
    }

    private static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private <T> T beside(ServiceDatabase.Work<T> work) {
        try {
            return database.beside(work);
        } catch (SQLException e) {
            throw new IllegalStateException("Attempts cannot be counted", e);
        }
    }
}
