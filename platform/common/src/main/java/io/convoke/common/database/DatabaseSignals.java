package io.convoke.common.database;

import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * News between the instances of a service by the database's notifications: quick, stored nowhere, and missed by an instance
 * that has no connection at that moment. For what is worth nothing a moment later, or what the instance finds out by itself
 * as well. A payload has less than 8,000 bytes.
 */
@ApplicationScoped
public class DatabaseSignals {
    private static final System.Logger LOG = System.getLogger(DatabaseSignals.class.getName());
    private static final int WAIT_MILLIS = 5_000;
    private static final int ALIVE_SECONDS = 2;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedExecutorService executor;

    private final List<Future<?>> running = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /** Tells all instances, this one too, when the current transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void tellWithCommit(String name, String payload) {
        database.inTransaction(connection -> tell(connection, name, payload));
    }

    /** Tells all instances, this one too, at once and beside any transaction. */
    public void tellNow(String name, String payload) {
        try {
            database.beside(connection -> tell(connection, name, payload));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Hears every signal of that name until the application stops, on one thread; call it from an observer of
     * {@code Startup}.
     *
     * @param handler gets the payload; what it throws is logged
     */
    public void listen(String name, Consumer<String> handler) {
        listen(name, () -> {}, handler);
    }

    /**
     * Hears every signal of that name, for a listener that has to end up right also after it missed some.
     *
     * @param afresh looks at the present state of everything: called once listening has begun, again after a lost
     *     connection, and after the handler threw something
     * @param handler gets the payload; the same payload twice in one delivery is passed once
     */
    public void listen(String name, Runnable afresh, Consumer<String> handler) {
        gate.whenOpen().thenRun(() -> running.add(executor.submit(() -> run(name, afresh, handler))));
    }

    @PreDestroy
    void stop() {
        stopped = true;
        running.forEach(future -> future.cancel(true));
    }

    private static Void tell(Connection connection, String name, String payload) throws SQLException {
        try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, channel(connection, name));
            notify.setString(2, payload);
            notify.execute();
        }
        return null;
    }

    private void run(String name, Runnable afresh, Consumer<String> handler) {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            try {
                database.beside(connection -> hear(connection, name, afresh, handler));
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.log(Level.WARNING, "Signals ''{0}'' are missed for a while: {1}", name, e.toString());
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Void hear(Connection connection, String name, Runnable afresh, Consumer<String> handler)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen \"" + channel(connection, name) + "\"");
        }
        afresh.run();
        var source = connection.unwrap(PGConnection.class);
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            var heard = source.getNotifications(WAIT_MILLIS);
            if (heard == null || heard.length == 0) {
                if (!connection.isValid(ALIVE_SECONDS)) { // a connection that is gone says nothing by itself
                    return null;
                }
                continue;
            }
            var payloads = Stream.of(heard).map(PGNotification::getParameter).distinct();
            if (payloads.filter(payload -> !passed(name, handler, payload)).count() > 0) {
                afresh.run();
            }
        }
        return null;
    }

    private static boolean passed(String name, Consumer<String> handler, String payload) {
        try {
            handler.accept(payload);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A signal '" + name + "' could not be handled", e);
            return false;
        }
    }

    /** Notifications reach every schema of the database, so the channel carries the schema's name. */
    private static String channel(Connection connection, String name) throws SQLException {
        return name + "_" + connection.getSchema();
    }
}
