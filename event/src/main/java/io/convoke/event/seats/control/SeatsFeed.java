package io.convoke.event.seats.control;

import io.convoke.common.database.DatabaseSignals;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells subscribers in this instance whenever an event's seats change, whichever instance applied the change: the broker's
 * group gives a partition to one instance only, so the database's notifications carry the news to all. After a lost
 * connection every subscriber is told the present state, since notifications may have been missed.
 */
@ApplicationScoped
public class SeatsFeed {
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
    DatabaseSignals signals;

    private final Map<UUID, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();

    void start(@Observes Startup event) {
        signals.listen(
                SeatProjection.SIGNALS,
                () -> Set.copyOf(subscribers.keySet()).forEach(this::tell),
                eventId -> tell(UUID.fromString(eventId)));
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

    private void tell(UUID eventId) {
        var interested = subscribers.getOrDefault(eventId, Set.of());
        if (!interested.isEmpty()) {
            var count = projection.current(eventId);
            interested.forEach(subscriber -> tell(subscriber, count));
        }
    }

    private static void tell(Subscriber subscriber, Optional<SeatCount> count) {
        count.ifPresentOrElse(subscriber::seats, subscriber::gone);
    }
}
