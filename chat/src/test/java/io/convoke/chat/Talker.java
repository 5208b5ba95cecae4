package io.convoke.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.chat.Transcript.Heard;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * A client as the documentation says one should be: says something, waits for the acknowledgement, and when the connection
 * breaks off connects again, from where it was, and sends again what was not acknowledged, under the same ref.
 */
final class Talker {
    private static final int LONGEST_WAIT_MILLIS = 4_000;
    private static final int TRIES = 30;

    final Visitor visitor;
    private final UUID room;
    private final RunningService second;
    private final boolean byFrame;
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private RunningService service;
    private Socket socket;
    private int taken;

    /**
     * A client that is not connected yet.
     *
     * @param first the instance that it talks to
     * @param second the instance that it turns to when the first is gone
     * @param byFrame whether it says where it was by the frame {@code resume}, and not in the address
     */
    Talker(Visitor visitor, UUID room, RunningService first, RunningService second, boolean byFrame) {
        this.visitor = visitor;
        this.room = room;
        this.service = first;
        this.second = second;
        this.byFrame = byFrame;
    }

    Talker connect() {
        if (byFrame) {
            socket = visitor.connect(service, room);
            socket.send("op", "resume", "after", last());
        } else {
            socket = visitor.connect(service, room, last());
        }
        taken = 0;
        return this;
    }

    private long last() {
        return heard.isEmpty() ? 0 : heard.get(heard.size() - 1).seq();
    }

    /** Says something, however often it takes. */
    void say(String text) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                socket.send("op", "send", "ref", text, "type", "text", "message", text);
                var ack = awaitAck(text);
                if (ack.isPresent()) {
                    acknowledged.put(text, ack.get().get("seq").asLong());
                    return;
                }
            } catch (CompletionException | IllegalStateException broken) {
                take();
            }
            reconnect();
        }
        throw new AssertionError(visitor.name() + " could not say " + text);
    }

    private Optional<JsonNode> awaitAck(String ref) {
        var end = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000L;
        while (System.nanoTime() < end && !socket.isClosed()) {
            var ack = socket.frames("ack").stream()
                    .filter(frame -> ref.equals(Socket.text(frame, "ref")))
                    .findFirst();
            if (ack.isPresent()) {
                return ack;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        return Optional.empty();
    }

    private void reconnect() {
        take();
        socket.abort();
        service = second;
        try {
            connect();
        } catch (RuntimeException notYet) {
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        }
    }

    /** Notes what was heard on the present connection since the last time. */
    private void take() {
        var messages = socket.frames("message");
        for (; taken < messages.size(); taken++) {
            var message = messages.get(taken);
            heard.add(new Heard(message.get("seq").asLong(), Socket.text(message, "message")));
        }
    }

    /** Says so many things, one after the other, on another thread. */
    java.util.concurrent.CompletableFuture<Void> sayAll(int messages, Executor executor) {
        return java.util.concurrent.CompletableFuture.runAsync(
                () -> {
                    for (var number = 1; number <= messages; number++) {
                        say(visitor.name() + "/" + number);
                    }
                },
                executor);
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** What was heard so far, on all connections, in the order of hearing. A connection that broke is made anew. */
    List<Heard> heard() {
        if (socket.isClosed()) {
            reconnect();
        }
        take();
        return heard;
    }

    void leave() {
        socket.close();
    }
}
