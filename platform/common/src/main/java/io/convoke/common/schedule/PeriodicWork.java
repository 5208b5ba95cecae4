package io.convoke.common.schedule;

import io.convoke.common.database.AdvisoryLock;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Work that a service does by itself, again and again: one instance at a time does it (an advisory lock decides), and a
 * failure is logged and tried again at the next turn.
 */
@ApplicationScoped
public class PeriodicWork {
    private static final System.Logger LOG = System.getLogger(PeriodicWork.class.getName());

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedScheduledExecutorService executor;

    /** How often what need not be kept any longer is deleted, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.retention-interval", defaultValue = "PT10M")
    Duration retentionInterval;

    private final List<Future<?>> running = new CopyOnWriteArrayList<>();

    /**
     * Does the work until the application stops; call it from an observer of {@code Startup}.
     *
     * @param name names the lock and the log lines
     * @param pause from the end of one turn to the start of the next
     * @param work one turn; it opens its own transactions
     */
    public void every(String name, Duration pause, Runnable work) {
        running.add(executor.scheduleWithFixedDelay(
                () -> turn(name, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Deletes what has grown too old, as often as the whole service does that.
     *
     * @param name names the lock and the log lines
     * @param work one turn; it opens its own transactions
     */
    public void tidy(String name, Runnable work) {
        every(name, retentionInterval, work);
    }

    @PreDestroy
    void stop() {
        running.forEach(future -> future.cancel(true));
    }

    private void turn(String name, Runnable work) {
        if (!gate.isOpen()) {
            return;
        }
        try {
            database.beside(connection -> {
                if (AdvisoryLock.tryLock(connection, "work:" + name)) {
                    try {
                        work.run();
                    } finally {
                        AdvisoryLock.unlock(connection, "work:" + name);
                    }
                }
                return null;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "The periodic work '" + name + "' failed and is tried again", e);
        }
    }
}
