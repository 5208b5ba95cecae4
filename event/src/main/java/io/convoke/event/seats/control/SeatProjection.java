package io.convoke.event.seats.control;

import io.convoke.common.database.DatabaseSignals;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The seats of events as registration tells them; the capacity is the event's own. Every change notifies the other instances
 * of the service with the transaction that makes it.
 */
@ApplicationScoped
public class SeatProjection {
    /** The name of the database's signals that an event's seats changed; the payload is the event's id. */
    static final String SIGNALS = "seats";

    private static final String COUNTS =
            "select e.id, e.capacity, s.taken, s.waiting, s.as_of from event e left join event_seats s on s.event_id = e.id";

    @Inject
    ServiceDatabase database;

    @Inject
    DatabaseSignals signals;

    /** Takes over what registration told, unless something newer is known. */
    @Transactional(TxType.MANDATORY)
    public void apply(SeatsChanged told) {
        if (database.inTransaction(connection -> store(connection, told))) {
            eventChanged(told.eventId());
        }
    }

    /** Tells the listeners of an event that its capacity changed or that it is gone, when the transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void eventChanged(UUID eventId) {
        signals.tellWithCommit(SIGNALS, eventId.toString());
    }

    /** Forgets the seats of a deleted event. */
    @Transactional(TxType.MANDATORY)
    public void remove(UUID eventId) {
        database.inTransaction(connection -> {
            try (var delete = connection.prepareStatement("delete from event_seats where event_id = ?")) {
                delete.setObject(1, eventId);
                return delete.executeUpdate();
            }
        });
        eventChanged(eventId);
    }

    /** The seats of events that exist. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, SeatCount> of(Collection<UUID> eventIds) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(COUNTS + " where e.id = any (?)")) {
                select.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
                var counts = new HashMap<UUID, SeatCount>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        counts.put(rows.getObject("id", UUID.class), count(rows));
                    }
                }
                return counts;
            }
        });
    }

    /** The present seats of one event, read beside any transaction; empty when the event does not exist. */
    Optional<SeatCount> current(UUID eventId) {
        try {
            return database.beside(connection -> current(connection, eventId));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<SeatCount> current(Connection connection, UUID eventId) throws SQLException {
        try (var select = connection.prepareStatement(COUNTS + " where e.id = ?")) {
            select.setObject(1, eventId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(count(row)) : Optional.empty();
            }
        }
    }

    private static boolean store(Connection connection, SeatsChanged told) throws SQLException {
        try (var upsert = connection.prepareStatement(
                "insert into event_seats as s (event_id, taken, waiting, version, as_of) values (?, ?, ?, ?, ?)"
                        + " on conflict (event_id) do update set taken = excluded.taken, waiting = excluded.waiting,"
                        + " version = excluded.version, as_of = excluded.as_of where s.version < excluded.version")) {
            upsert.setObject(1, told.eventId());
            upsert.setInt(2, told.taken());
            upsert.setInt(3, told.waiting());
            upsert.setLong(4, told.version());
            upsert.setObject(5, OffsetDateTime.ofInstant(told.asOf(), ZoneOffset.UTC));
            return upsert.executeUpdate() == 1;
        }
    }

    private static SeatCount count(ResultSet row) throws SQLException {
        var asOf = Optional.ofNullable(row.getObject("as_of", OffsetDateTime.class));
        return new SeatCount(
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getInt("waiting"),
                asOf.map(OffsetDateTime::toInstant));
    }
}
