package io.convoke.common.limits;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds how often something is done, over all instances of the service: counts live in the database, beside the caller's
 * transaction, so that a refused request counts too. Windows are fixed; the wait told is to the end of the present one.
 */
@ApplicationScoped
public class RateLimiter {
    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /** {@code on}, or {@code off} for load tests. */
    @Inject
    @ConfigProperty(name = "convoke.rate-limits", defaultValue = "on")
    String mode;

    /**
     * Counts one more.
     *
     * @param bucket what is counted, for example {@code login:address:192.0.2.7}
     * @param limit how many are allowed in a window
     * @param window the window's length
     * @throws DomainException 429 with {@code Retry-After} when there were too many
     */
    public void count(String bucket, int limit, Duration window) {
        if (isOff()) {
            return;
        }
        var start = start(window);
        refuseAbove(limit, add(bucket, start), start.plus(window));
    }

    /**
     * Counts one more where a refusal must not show, for example because it would tell whether an address is known.
     *
     * @return whether it is within the limit
     */
    public boolean tryCount(String bucket, int limit, Duration window) {
        return isOff() || add(bucket, start(window)) <= limit;
    }

    /** Takes one back that was counted in the present window, for example after a success where failures are bounded. */
    public void giveBack(String bucket, Duration window) {
        if (!isOff()) {
            run(
                    "update rate_limit set used = used - 1 where bucket = ? and window_start = ? and used > 0",
                    bucket,
                    start(window));
        }
    }

    /**
     * Refuses when too many were counted, without counting.
     *
     * @throws DomainException 429 with {@code Retry-After} when there were too many
     */
    public void check(String bucket, int limit, Duration window) {
        if (isOff()) {
            return;
        }
        var start = start(window);
        refuseAbove(limit - 1, used(bucket, start), start.plus(window));
    }

    /** Forgets what was counted in the present window, for example after a success. */
    public void reset(String bucket, Duration window) {
        run("delete from rate_limit where bucket = ? and window_start = ?", bucket, start(window));
    }

    /**
     * Forgets, with the current transaction, everything that was counted under buckets whose names contain a text: a person's
     * id, or the hash of what they are called.
     */
    @Transactional(TxType.MANDATORY)
    public void forget(String text) {
        database.inTransaction(connection -> {
            try (var delete = connection.prepareStatement("delete from rate_limit where strpos(bucket, ?) > 0")) {
                delete.setString(1, text);
                return delete.executeUpdate();
            }
        });
    }

    /** Whether nothing is bounded, for load tests. */
    public boolean isOff() {
        return mode.equals("off");
    }

    private void refuseAbove(int limit, int used, Instant end) {
        if (used > limit) {
            throw DomainException.retryLater(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "Too many attempts; wait before the next one",
                    Duration.between(clock.instant(), end));
        }
    }

    private Instant start(Duration window) {
        var millis = window.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(clock.millis(), millis) * millis);
    }

    private int add(String bucket, Instant start) {
        return query(
                "insert into rate_limit (bucket, window_start, used) values (?, ?, 1)"
                        + " on conflict (bucket, window_start) do update set used = rate_limit.used + 1 returning used",
                bucket,
                start);
    }

    private int used(String bucket, Instant start) {
        return query("select used from rate_limit where bucket = ? and window_start = ?", bucket, start);
    }

    private int query(String sql, String bucket, Instant start) {
        try {
            return database.beside(connection -> {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setString(1, bucket);
                    statement.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
                    try (var row = statement.executeQuery()) {
                        return row.next() ? row.getInt(1) : 0;
                    }
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, String bucket, Instant start) {
        try {
            database.beside(connection -> {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setString(1, bucket);
                    statement.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
                    return statement.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
