package io.convoke.notification.feed.boundary;

import io.convoke.common.json.Json;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One person's open stream. While something is under way the ids of what follows are kept, each once; who reads too slowly
 * for a bounded number of them is cut off, and hears of them when coming back with {@code Last-Event-ID}.
 */
final class LiveList {
    private static final System.Logger LOG = System.getLogger(LiveList.class.getName());
    private static final long RECONNECT_MILLIS = 3_000;
    private static final int MOST_WAITING = 500;

    private final UUID userId;
    private final Instant end;
    private final SseEventSink sink;
    private final Sse sse;
    private final Executor executor;
    private final Function<UUID, Optional<NotificationView>> source;
    private final Consumer<LiveList> onClose;
    private final Set<UUID> waiting = new LinkedHashSet<>();

    private boolean busy;
    private boolean closed;

    /**
     * @param end when the person's token ends, and with it the stream
     * @param source reads one of the person's notifications
     */
    LiveList(
            UUID userId,
            Instant end,
            SseEventSink sink,
            Sse sse,
            Executor executor,
            Function<UUID, Optional<NotificationView>> source,
            Consumer<LiveList> onClose) {
        this.userId = userId;
        this.end = end;
        this.sink = sink;
        this.sse = sse;
        this.executor = executor;
        this.source = source;
        this.onClose = onClose;
    }

    UUID userId() {
        return userId;
    }

    /** The notification is new, or has changed. */
    void tell(UUID id) {
        boolean tooSlow;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(id);
            tooSlow = waiting.size() > MOST_WAITING;
        }
        if (tooSlow) {
            close();
        } else {
            goOn();
        }
    }

    /** A sign of life, or the end when its time is over or the client has left. */
    void beat(Instant now) {
        if (sink.isClosed() || now.isAfter(end)) {
            close();
            return;
        }
        synchronized (this) {
            if (busy || closed) {
                return; // what is under way is a sign of life
            }
            busy = true;
        }
        write(sse.newEventBuilder().comment("").reconnectDelay(RECONNECT_MILLIS).build());
    }

    private void goOn() {
        UUID next;
        synchronized (this) {
            if (busy || closed || waiting.isEmpty()) {
                return;
            }
            next = waiting.iterator().next();
            waiting.remove(next);
            busy = true;
        }
        executor.execute(() -> send(next));
    }

    private void send(UUID id) {
        try {
            var view = source.apply(id);
            if (view.isPresent()) {
                write(event(view.get()));
            } else {
                done();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A live list ends, because it cannot be read: {0}", e.toString());
            close();
        }
    }

    private OutboundSseEvent event(NotificationView view) {
        return sse.newEventBuilder()
                .name("notification")
                .id(view.id().toString())
                .data(String.class, Json.write(view))
                .build();
    }

    private void write(OutboundSseEvent event) {
        try {
            sink.send(event).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    done();
                } else {
                    close();
                }
            });
        } catch (IllegalStateException e) {
            close(); // the client left meanwhile
        }
    }

    private void done() {
        synchronized (this) {
            busy = false;
        }
        goOn();
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        onClose.accept(this);
        try {
            sink.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A client left before its stream was closed", e);
        }
    }
}
