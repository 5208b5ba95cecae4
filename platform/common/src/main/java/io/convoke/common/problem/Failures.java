package io.convoke.common.problem;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells failures apart that libraries wrap differently: those that pass by themselves, and those a client caused by racing
 * another. SQL states: PostgreSQL, appendix A.
 */
public final class Failures {
    private Failures() {}

    /** The exception and its causes, outermost first. */
    public static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, next -> next != null, Throwable::getCause)
                .limit(30); // causes can form a cycle
    }

    /** The first exception of the given class among the causes. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Whether it is worth trying again later: the database is away, a lock was not to be had, a serialisation failed. */
    public static boolean isPassing(Throwable failure) {
        return isOptimistic(failure)
                || isDatabaseAway(failure)
                || find(failure, RetryLaterException.class).isPresent();
    }

    /** Whether the row had changed since it was read. */
    public static boolean isOptimistic(Throwable failure) {
        return find(failure, OptimisticLockException.class).isPresent()
                || chain(failure).anyMatch(f -> f.getClass().getName().endsWith("StaleObjectStateException"));
    }

    /** Whether the database could not be reached, had no connection left, or gave up waiting for a lock. */
    public static boolean isDatabaseAway(Throwable failure) {
        return chain(failure)
                .anyMatch(f -> f instanceof SQLTransientException
                        || f instanceof SQLRecoverableException
                        || f instanceof LockTimeoutException
                        || f instanceof PessimisticLockException
                        || f.getClass().getSimpleName().equals("ConnectionWaitTimeoutException")
                        || f.getClass().getSimpleName().equals("ResourceAllocationException")
                        || (f instanceof SQLException sql && passes(sql.getSQLState())));
    }

    /** Whether a unique constraint of the given name refused a row. */
    public static boolean isDuplicate(Throwable failure, String constraint) {
        return chain(failure)
                .anyMatch(f -> f instanceof SQLException sql
                        && "23505".equals(sql.getSQLState())
                        && String.valueOf(sql.getMessage()).contains('"' + constraint + '"'));
    }

    private static boolean passes(String state) {
        if (state == null) {
            return false;
        }
        // 08 connection, 53 out of resources, 57P0x shutdown, 40001/40P01 serialisation and deadlock, 55P03 lock
        // timeout,
        // 57014 statement timeout, 25P03 idle-in-transaction timeout
        Iterator<String> prefixes = Stream.of("08", "53", "57P0", "40001", "40P01", "55P03", "57014", "25P03")
                .iterator();
        while (prefixes.hasNext()) {
            if (state.startsWith(prefixes.next())) {
                return true;
            }
        }
        return false;
    }
}
