package io.convoke.event.seats.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.schema.SchemaGate;
import io.convoke.event.seats.entity.SeatCount;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * Tells subscribers in this instance whenever an event's seats change, whichever instance applied the change: the broker's
 * group gives a partition to one instance only, so the database's notifications carry the news to all. After a lost
 * connection every subscriber is told the present state, since notifications may have been missed.
 */
@ApplicationScoped
public class SeatsFeed {
    private static final System.Logger LOG = System.getLogger(SeatsFeed.class.getName());
    private static final int WAIT_MILLIS = 1_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Somebody who wants to know. Called on the feed's thread: it must neither block nor throw. */
    public interface Subscriber {
        /** The present seats. */
        void seats(SeatCount count);

        /** The event does not exist any more. */
        void gone();
    }

    @Inject
    SeatProjection projection;

    @Inject
    ServiceDatabase database;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedExecutorService executor;

    private final Map<UUID, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();
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

    /** From now on the subscriber is told of every change, until it unsubscribes. */
    public void subscribe(UUID eventId, Subscriber subscriber) {
        subscribers.compute(eventId, (id, present) -> {
            var changed = present == null ? ConcurrentHashMap.<Subscriber>newKeySet() : present;
            changed.add(subscriber);
            return changed;
        });
    }

    /** The subscriber is told nothing any more. */
    public void unsubscribe(UUID eventId, Subscriber subscriber) {
        subscribers.computeIfPresent(eventId, (id, present) -> {
            present.remove(subscriber);
            return present.isEmpty() ? null : present;
        });
    }

    private void run() {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            try {
                database.beside(this::listen);
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.log(Level.WARNING, "The seats feed waits: {0}", e.toString());
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen \"" + SeatProjection.channel(connection) + "\"");
        }
        tell(Set.copyOf(subscribers.keySet()));
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            var changed = new HashSet<UUID>();
            for (var notification : connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS)) {
                changed.add(UUID.fromString(notification.getParameter()));
            }
            tell(changed);
        }
        return null;
    }

    private void tell(Set<UUID> eventIds) throws SQLException {
        for (var eventId : eventIds) {
            var interested = subscribers.getOrDefault(eventId, Set.of());
            if (!interested.isEmpty()) {
                var count = projection.current(eventId);
                interested.forEach(subscriber -> tell(subscriber, count));
            }
        }
    }

    private static void tell(Subscriber subscriber, Optional<SeatCount> count) {
        count.ifPresentOrElse(subscriber::seats, subscriber::gone);
    }
}
