package io.convoke.common.events;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.http.RequestTrace;
import io.convoke.common.ids.Ids;
import io.convoke.common.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Publishes events with the transaction that makes them true: the row commits or rolls back with the change, and the relay
 * sends it afterwards. Append while the aggregate's row is locked or about to be checked by its version, so that the order of
 * rows is the order of changes.
 */
@ApplicationScoped
public class Outbox {
    static final String CHANNEL = "outbox";

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /** Publishes the event when the current transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void append(PublishedEvent event) {
        database.inTransaction(connection -> insert(connection, event));
    }

    private Void insert(Connection connection, PublishedEvent event) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into outbox (id, topic, key, type, data, traceparent, created_at) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, Ids.next());
            insert.setString(2, event.topic());
            insert.setString(3, event.key().toString());
            insert.setString(4, event.type());
            insert.setString(5, Json.write(event));
            insert.setString(6, RequestTrace.current().traceparent());
            insert.setObject(7, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
        try (var wake = connection.prepareStatement("select pg_notify(?, '')")) {
            wake.setString(1, channel(connection));
            wake.execute();
        }
        return null;
    }

    /** Notifications reach every schema of the database, so the channel carries the schema's name. */
    static String channel(Connection connection) throws SQLException {
        return CHANNEL + "_" + connection.getSchema();
    }
}
