package io.convoke.event.events.control;

import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What registration was asked to take away. A question is written down, at once and beside the transaction that asks, so
 * that it is known even when that transaction dies together with this instance. Whoever notes or settles one holds the
 * event's lock, and takes that first.
 */
@ApplicationScoped
public class SeatQuestions {
    private static final int SETTLED_AT_ONCE = 50;

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /**
     * Notes that registration is about to be asked.
     *
     * @param version the version that the event will have when the change is committed
     */
    public void note(UUID eventId, long version) {
        var now = now();
        run(
                "insert into seat_question (event_id, version, asked_at) values (?, ?, ?)"
                        + " on conflict (event_id) do update set version = excluded.version, asked_at = excluded.asked_at",
                statement -> {
                    statement.setObject(1, eventId);
                    statement.setLong(2, version);
                    statement.setObject(3, now);
                });
    }

    /** Registration has changed nothing: there is nothing to put right, whatever becomes of the transaction. */
    public void withdraw(UUID eventId) {
        run("delete from seat_question where event_id = ?", statement -> statement.setObject(1, eventId));
    }

    /** Events that were asked about so long ago that the asking is most likely over. */
    public List<UUID> askedBefore(Duration age) {
        try {
            return database.beside(connection -> asked(connection, now().minus(age)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the event's question out, in the current transaction; the version that was asked for. */
    public OptionalLong take(UUID eventId) {
        return database.inTransaction(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from seat_question where event_id = ? returning version")) {
                delete.setObject(1, eventId);
                try (var row = delete.executeQuery()) {
                    return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    private static List<UUID> asked(Connection connection, OffsetDateTime before) throws SQLException {
        try (var select = connection.prepareStatement(
                "select event_id from seat_question where asked_at < ? order by asked_at limit " + SETTLED_AT_ONCE)) {
            select.setObject(1, before);
            var found = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Fills a statement's parameters. */
    @FunctionalInterface
    private interface Parameters {
        void into(PreparedStatement statement) throws SQLException;
    }

    private void run(String sql, Parameters parameters) {
        try {
            database.beside(connection -> {
                try (var statement = connection.prepareStatement(sql)) {
                    parameters.into(statement);
                    return statement.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
