package io.convoke.notification.feed.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.feed.control.Feed;
import io.convoke.notification.notifications.control.NotificationError;
import io.convoke.notification.notifications.control.NotificationSignal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The live lists that this instance serves: bounded in number, for all and for each person. */
@ApplicationScoped
public class LiveLists {
    private static final int MOST_OF_A_PERSON = 10;
    private static final Duration FULL = Duration.ofSeconds(10);

    @Inject
    Feed feed;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /** Most live lists at once in one instance. */
    @Inject
    @ConfigProperty(name = "convoke.notification.live-lists", defaultValue = "1000")
    int most;

    /** The pause between signs of life; shorter than any proxy's patience. */
    @Inject
    @ConfigProperty(name = "convoke.notification.live-heartbeat", defaultValue = "PT15S")
    Duration heartbeat;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Map<UUID, List<LiveList>> open = new ConcurrentHashMap<>();
    private Future<?> beating;

    @PostConstruct
    void start() {
        beating = executor.scheduleWithFixedDelay(
                this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        beating.cancel(true);
        open.values().forEach(lists -> lists.forEach(LiveList::close));
    }

    /**
     * Serves a stream.
     *
     * @param last the last notification that the person has heard of; the stream begins with those after it
     * @throws DomainException 429 when the person, or all together, have as many as are allowed
     */
    public void open(UUID userId, Instant end, Optional<UUID> last, SseEventSink sink, Sse sse) {
        var all = open.values().stream().mapToInt(List::size).sum();
        if (all >= most || open.getOrDefault(userId, List.of()).size() >= MOST_OF_A_PERSON) {
            throw DomainException.retryLater(
                    NotificationError.TOO_MANY_STREAMS, "Close one, or ask for the list instead", FULL);
        }
        var list = new LiveList(userId, end, sink, sse, executor, id -> read(userId, id), this::forget);
        open.compute(userId, (id, lists) -> {
            var mine = lists == null ? new CopyOnWriteArrayList<LiveList>() : lists;
            mine.add(list);
            return mine;
        });
        list.beat(clock.instant());
        // Only now, when nothing that follows can be missed; what is told twice is sent once.
        last.ifPresent(seen -> transactions.call(() -> feed.since(userId, seen)).forEach(list::tell));
    }

    private Optional<NotificationView> read(UUID userId, UUID id) {
        return transactions.call(() -> feed.find(userId, id).map(NotificationView::of));
    }

    private void forget(LiveList list) {
        open.computeIfPresent(list.userId(), (id, lists) -> {
            lists.remove(list);
            return lists.isEmpty() ? null : lists;
        });
    }

    void on(@Observes NotificationSignal signal) {
        open.getOrDefault(signal.userId(), List.of()).forEach(list -> list.tell(signal.id()));
    }

    private void beat() {
        var now = clock.instant();
        open.values().forEach(lists -> lists.forEach(list -> list.beat(now)));
    }
}
