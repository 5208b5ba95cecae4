package io.convoke.notification.notifications.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** Hears from the database, at each commit, which notifications are new or changed, and passes it on within this instance. */
@ApplicationScoped
public class SignalListener {
    private static final System.Logger LOG = System.getLogger(SignalListener.class.getName());
    private static final int WAIT_MILLIS = 5_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Inject
    Event<NotificationSignal> signals;

    @Resource
    ManagedExecutorService executor;

    private volatile boolean stopped;
    private Future<?> running;

    void start(@Observes Startup event) {
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
                database.beside(this::listen);
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.log(Level.WARNING, "Signals of the database are missed for a while: {0}", e.toString());
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen \"notification_" + connection.getSchema() + "\"");
        }
        var source = connection.unwrap(PGConnection.class);
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            var heard = source.getNotifications(WAIT_MILLIS);
            if (heard == null || heard.length == 0) {
                connection.isValid(2); // a connection that is gone says nothing by itself
                continue;
            }
            for (var notification : heard) {
                pass(notification.getParameter());
            }
        }
        return null;
    }

    private void pass(String parameter) {
        var space = parameter.indexOf(' ');
        signals.fire(new NotificationSignal(
                UUID.fromString(parameter.substring(0, space)), UUID.fromString(parameter.substring(space + 1))));
    }
}
