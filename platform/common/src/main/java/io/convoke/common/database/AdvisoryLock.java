package io.convoke.common.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A lock that one instance of a service holds at a time; PostgreSQL frees it when the holder's connection ends, however it
 * ends. Keyed by the schema, so that services of one database do not meet.
 */
public final class AdvisoryLock {
    private AdvisoryLock() {}

    /** Takes the lock for the life of the connection; false when another holds it. */
    public static boolean tryLock(Connection connection, String name) throws SQLException {
        return ask(connection, "select pg_try_advisory_lock(hashtextextended(current_schema() || ':' || ?, 0))", name);
    }

    /** Gives the lock back before the connection ends. */
    public static void unlock(Connection connection, String name) throws SQLException {
        ask(connection, "select pg_advisory_unlock(hashtextextended(current_schema() || ':' || ?, 0))", name);
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
