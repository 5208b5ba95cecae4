package io.convoke.chat.sockets.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.ids.Ids;
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
import java.util.UUID;

/**
 * The log of all connections, true also when an instance dies: each instance says again and again that it lives, and one that
 * has not said so for a while is dead, and its connections ended when it was last heard of. Lives and deaths go by the
 * database's clock.
 */
@ApplicationScoped
public class ConnectionLog {
    /** The close code of a connection that broke off without one; RFC 6455, section 7.4.1. */
    public static final int BROKEN = 1006;

    @Inject
    ServiceDatabase database;

    @Inject
    Instance instance;

    @Inject
    Clock clock;

    /** Notes a connection that is about to open. */
    @Transactional(TxType.MANDATORY)
    public void opened(Guest guest) {
        database.inTransaction(connection -> update(
                connection,
                "insert into websocket_connection (id, connection_id, user_id, chat_id, instance_id, connected_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                guest.connectionId(),
                guest.userId(),
                guest.roomId(),
                instance.id(),
                time(clock.instant())));
    }

    /** Notes that a connection has ended; the first time counts. */
    @Transactional(TxType.MANDATORY)
    public void closed(UUID connectionId, int closeCode) {
        database.inTransaction(connection -> update(
                connection,
                "update websocket_connection set disconnected_at = ?, close_code = ?"
                        + " where connection_id = ? and disconnected_at is null",
                time(clock.instant()),
                closeCode,
                connectionId));
    }

    /** How many connections a person has open, over all instances and rooms. */
    @Transactional(TxType.MANDATORY)
    public int openOf(UUID userId) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(
                    "select count(*) from websocket_connection where user_id = ? and disconnected_at is null")) {
                select.setObject(1, userId);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /**
     * Says that this instance lives. If others had taken it for dead, it has been away for a while, and its connections that
     * are still there are opened again.
     *
     * @param live its connections
     */
    @Transactional(TxType.MANDATORY)
    public void beat(Collection<UUID> live) {
        database.inTransaction(connection -> {
            if (update(connection, "update instance set last_seen = now() where id = ?", instance.id()) == 0) {
                update(connection, "insert into instance (id, last_seen) values (?, now())", instance.id());
                return update(
                        connection,
                        "update websocket_connection set disconnected_at = null, close_code = null"
                                + " where instance_id = ? and connection_id = any (?)",
                        instance.id(),
                        connection.createArrayOf("uuid", live.toArray()));
            }
            return 0;
        });
    }

    /** Closes what dead instances have left open. */
    @Transactional(TxType.MANDATORY)
    public int bury(Duration silence) {
        return database.inTransaction(connection -> update(
                connection,
                "with dead as (delete from instance where last_seen < now() - ? * interval '1 millisecond'"
                        + " returning id, last_seen)"
                        + " update websocket_connection c set disconnected_at = greatest(c.connected_at, dead.last_seen),"
                        + " close_code = ? from dead where c.instance_id = dead.id and c.disconnected_at is null",
                silence.toMillis(),
                BROKEN));
    }

    /** Closes what this instance noted as open for a while and does not have: the client went before it was there. */
    @Transactional(TxType.MANDATORY)
    public int closeStrays(Collection<UUID> live, Duration age) {
        var now = clock.instant();
        return database.inTransaction(connection -> update(
                connection,
                "update websocket_connection set disconnected_at = connected_at, close_code = ?"
                        + " where instance_id = ? and disconnected_at is null and connected_at < ?"
                        + " and not (connection_id = any (?))",
                BROKEN,
                instance.id(),
                time(now.minus(age)),
                connection.createArrayOf("uuid", live.toArray())));
    }

    /**
     * Closes all that this instance has open, and takes it out of the living: it stops. Beside any transaction, for by then
     * there are no entities any more.
     */
    public void stop(int closeCode) throws SQLException {
        var now = time(clock.instant());
        database.beside(connection -> {
            update(
                    connection,
                    "update websocket_connection set disconnected_at = ?, close_code = ?"
                            + " where instance_id = ? and disconnected_at is null",
                    now,
                    closeCode,
                    instance.id());
            return update(connection, "delete from instance where id = ?", instance.id());
        });
    }

    /** Throws away what ended before that time. */
    @Transactional(TxType.MANDATORY)
    public int forgetBefore(Instant time) {
        return database.inTransaction(connection ->
                update(connection, "delete from websocket_connection where disconnected_at < ?", time(time)));
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        }
    }
}
