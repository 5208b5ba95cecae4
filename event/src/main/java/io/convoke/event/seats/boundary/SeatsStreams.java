package io.convoke.event.seats.boundary;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.event.seats.control.SeatsFeed;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The live streams that this instance serves: bounded in number and in time. */
@ApplicationScoped
public class SeatsStreams {
    private static final Duration FULL = Duration.ofSeconds(10);

    @Inject
    SeatsFeed feed;

    /** Most streams at once in one instance. */
    @Inject
    @ConfigProperty(name = "convoke.event.seats-listeners", defaultValue = "1000")
    int most;

    /** The pause between signs of life, ISO-8601; shorter than any proxy's patience. */
    @Inject
    @ConfigProperty(name = "convoke.event.seats-heartbeat", defaultValue = "PT15S")
    Duration heartbeat;

    /** How long a stream lasts, ISO-8601; clients reconnect by themselves, perhaps to another instance. */
    @Inject
    @ConfigProperty(name = "convoke.event.seats-stream-time", defaultValue = "PT10M")
    Duration longest;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Set<SeatsStream> open = ConcurrentHashMap.newKeySet();
    private Future<?> beating;

    @PostConstruct
    void start() {
        beating = executor.scheduleWithFixedDelay(
                this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        beating.cancel(true);
        Set.copyOf(open).forEach(SeatsStream::close);
    }

    /**
     * Serves a stream that begins with the present seats.
     *
     * @throws DomainException 503 when there are as many as this instance bears
     */
    public void open(UUID eventId, SeatCount present, SseEventSink sink, Sse sse) {
        if (open.size() >= most) {
            throw DomainException.retryLater(
                    CommonProblem.UNAVAILABLE, "Too many listen at the moment; ask for the seats instead", FULL);
        }
        var stream = new SeatsStream(sink, sse, System.nanoTime() + longest.toNanos(), closed -> {
            feed.unsubscribe(eventId, closed);
            open.remove(closed);
        });
        open.add(stream);
        feed.subscribe(eventId, stream);
        stream.begin(present);
    }

    private void beat() {
        open.forEach(SeatsStream::beat);
    }
}
