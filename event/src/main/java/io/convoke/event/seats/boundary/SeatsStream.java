package io.convoke.event.seats.boundary;

import io.convoke.common.json.Json;
import io.convoke.event.seats.control.SeatsFeed;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * One listener. What it is sent are states, not differences, so while one is under way only the newest of those that follow
 * is kept: a slow reader costs one object, and hears the latest when it catches up.
 */
final class SeatsStream implements SeatsFeed.Subscriber {
    private static final System.Logger LOG = System.getLogger(SeatsStream.class.getName());
    private static final long RECONNECT_MILLIS = 3_000;

    private final SseEventSink sink;
    private final Sse sse;
    private final long endNanos;
    private final Consumer<SeatsStream> onClose;

    private OutboundSseEvent next;
    private boolean sending = true; // until the request's own thread has begun: only it may write the headers
    private boolean closed;

    SeatsStream(SseEventSink sink, Sse sse, long endNanos, Consumer<SeatsStream> onClose) {
        this.sink = sink;
        this.sse = sse;
        this.endNanos = endNanos;
        this.onClose = onClose;
    }

    /** Sends the first state, on the request's thread; what was learned meanwhile follows. */
    void begin(SeatCount count) {
        write(event(count));
    }

    @Override
    public void seats(SeatCount count) {
        send(event(count));
    }

    @Override
    public void gone() {
        close();
    }

    /** A sign of life, or the end when its time is over or the client has left. */
    void beat() {
        if (sink.isClosed() || System.nanoTime() - endNanos > 0) {
            close();
        } else {
            send(sse.newEventBuilder().comment("").build());
        }
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        onClose.accept(this);
        try {
            sink.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A client left before its stream was closed", e);
        }
    }

    private OutboundSseEvent event(SeatCount count) {
        return sse.newEventBuilder()
                .name("seats")
                .reconnectDelay(RECONNECT_MILLIS)
                .data(String.class, Json.write(SeatsView.of(count)))
                .build();
    }

    private void send(OutboundSseEvent event) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (sending) {
                if (event.getData() != null) {
                    next = event; // a sign of life is not worth waiting for
                }
                return;
            }
            sending = true;
        }
        write(event);
    }

    private void write(OutboundSseEvent event) {
        try {
            sink.send(event).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    continueWithNext();
                } else {
                    close();
                }
            });
        } catch (IllegalStateException e) {
            close(); // the client left meanwhile
        }
    }

    private void continueWithNext() {
        OutboundSseEvent event;
        synchronized (this) {
            event = next;
            next = null;
            sending = event != null;
        }
        if (event != null) {
            write(event);
        }
    }
}
