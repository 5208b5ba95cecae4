package io.convoke.common.events;

import io.convoke.common.database.AdvisoryLock;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Tally;
import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.postgresql.PGConnection;

/**
 * Sends the outbox to Kafka in the order of its rows and deletes what the broker has acknowledged. One instance of a service
 * is active at a time (several would reorder an aggregate's events); a notification of the database wakes it. What it dies
 * in the middle of is sent again under the same event id, and consumers' inboxes drop it.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final System.Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 500;
    private static final int WAKE_AT_LATEST_MILLIS = 1_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Inject
    Broker broker;

    @Inject
    Metrics metrics;

    @Resource
    ManagedExecutorService executor;

    private volatile boolean stopped;
    private Future<?> running;
    private Tally acknowledgements;

    void start(@Observes Startup event) {
        acknowledgements = metrics.tally("convoke_outbox_sent", "Events that the broker has acknowledged");
        gate.whenOpen().thenRun(() -> running = executor.submit(this::run));
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void run() {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            try {
                database.beside(this::relayWhileActive);
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.log(Level.WARNING, "The outbox waits: {0}", e.toString());
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS); // another instance is active, or something is away
        }
    }

    private Void relayWhileActive(Connection connection) throws SQLException {
        if (!AdvisoryLock.tryLock(connection, "outbox-relay")) {
            return null;
        }
        try {
            execute(connection, "listen \"" + Outbox.channel(connection) + "\"");
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                if (sendBatch(connection) == 0) {
                    connection.unwrap(PGConnection.class).getNotifications(WAKE_AT_LATEST_MILLIS);
                }
            }
        } finally {
            if (!connection.isClosed()) {
                execute(connection, "unlisten *");
                AdvisoryLock.unlock(connection, "outbox-relay");
            }
        }
        return null;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Sends up to a batch; what precedes the first failure is done, the rest stays. */
    private int sendBatch(Connection connection) throws SQLException {
        var rows = read(connection);
        var sent = new ArrayList<Future<RecordMetadata>>();
        KafkaException refused = null;
        for (var row : rows) {
            try {
                sent.add(broker.send(row));
            } catch (KafkaException e) {
                refused = e;
                break;
            }
        }
        var acknowledged = new ArrayList<Long>();
        try {
            for (int i = 0; i < sent.size(); i++) {
                await(sent.get(i));
                acknowledged.add(rows.get(i).sequence());
            }
        } finally {
            delete(connection, acknowledged);
            acknowledgements.add(acknowledged.size());
        }
        if (refused != null) {
            throw refused;
        }
        return rows.size();
    }

    /** Waits as long as the producer tries: to give up would let later events overtake this one. */
    private void await(Future<RecordMetadata> sent) {
        while (true) {
            try {
                sent.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                if (stopped) {
                    throw new KafkaException("The service stops before the broker has answered");
                }
            } catch (ExecutionException e) {
                throw new KafkaException("The broker refused an event", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("The service stops before the broker has answered", e);
            }
        }
    }

    private static List<OutboxRow> read(Connection connection) throws SQLException {
        try (var select =
                connection.prepareStatement("select sequence, id, topic, key, type, data, traceparent, created_at"
                        + " from outbox order by sequence limit " + BATCH)) {
            var rows = new ArrayList<OutboxRow>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new OutboxRow(
                            found.getLong("sequence"),
                            found.getObject("id", java.util.UUID.class),
                            found.getString("topic"),
                            found.getString("key"),
                            found.getString("type"),
                            found.getString("data"),
                            found.getString("traceparent"),
                            found.getObject("created_at", OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }

    private static void delete(Connection connection, List<Long> sequences) throws SQLException {
        if (sequences.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from outbox where sequence = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
            delete.executeUpdate();
        }
    }
}
