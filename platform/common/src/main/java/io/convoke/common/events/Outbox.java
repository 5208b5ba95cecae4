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
import java.util.Collections;
import java.util.List;

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
        append(List.of(event));
    }

    /** Publishes the events in this order when the current transaction commits; one statement however many they are. */
    @Transactional(TxType.MANDATORY)
    public void append(List<? extends PublishedEvent> events) {
        if (!events.isEmpty()) {
            database.inTransaction(connection -> insert(connection, events));
        }
    }

    private Void insert(Connection connection, List<? extends PublishedEvent> events) throws SQLException {
        var rows = String.join(", ", Collections.nCopies(events.size(), "(?, ?, ?, ?, ?, ?, ?)"));
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var trace = RequestTrace.current().traceparent();
        try (var insert = connection.prepareStatement(
                "insert into outbox (id, topic, key, type, data, traceparent, created_at) values " + rows
                        + " returning pg_notify('" + CHANNEL + "_' || current_schema(), '')")) {
            var parameter = 1;
            for (var event : events) {
                insert.setObject(parameter++, Ids.next());
                insert.setString(parameter++, event.topic());
                insert.setString(parameter++, event.key().toString());
                insert.setString(parameter++, event.type());
                insert.setString(parameter++, Json.write(event));
                insert.setString(parameter++, trace);
                insert.setObject(parameter++, now);
            }
            insert.execute();
        }
        return null;
    }

    /** Notifications reach every schema of the database, so the channel carries the schema's name. */
    static String channel(Connection connection) throws SQLException {
        return CHANNEL + "_" + connection.getSchema();
    }
}
