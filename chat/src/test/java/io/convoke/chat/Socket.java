package io.convoke.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Json;
import io.convoke.testkit.RunningService;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A chat's socket as the JDK's own client opens it; keeps every frame that comes. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    static final String ORIGIN = "http://localhost:8080";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket wire;

    /** Opens one with that ticket. */
    static Socket open(RunningService service, UUID roomId, String ticket) {
        return open(uri(service, roomId), ticket);
    }

    /** The same, from after that place on. */
    static Socket open(RunningService service, UUID roomId, String ticket, long after) {
        return open(URI.create(uri(service, roomId) + "?after=" + after), ticket);
    }

    static Socket open(URI uri, String ticket) {
        var socket = new Socket();
        socket.wire = tryOpen(uri, socket, Map.of("Origin", ORIGIN), "chat.v1", "ticket." + ticket)
                .join();
        return socket;
    }

    /** Opens one however it is asked for; what goes wrong is the future's. */
    static CompletableFuture<WebSocket> tryOpen(
            URI uri, WebSocket.Listener listener, Map<String, String> headers, String first, String... protocols) {
        var builder =
                CLIENT.newWebSocketBuilder().subprotocols(first, protocols).connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        return builder.buildAsync(uri, listener);
    }

    static URI uri(RunningService service, UUID roomId) {
        return URI.create("ws"
                + service.uri(service.prefix() + "/" + roomId + "/socket")
                        .toString()
                        .substring(4));
    }

    String protocol() {
        return wire.getSubprotocol();
    }

    /** Says something and waits for the acknowledgement. */
    JsonNode say(String text) {
        var ref = UUID.randomUUID().toString();
        send("op", "send", "ref", ref, "type", "text", "message", text);
        return await("the acknowledgement of " + text, frame -> is(frame, "ack") && ref.equals(text(frame, "ref")));
    }

    /** Sends a frame of these fields and values. */
    void send(Object... fields) {
        var frame = Json.object();
        for (var index = 0; index < fields.length; index += 2) {
            frame.set((String) fields[index], Json.tree(fields[index + 1]));
        }
        sendText(frame.toString());
    }

    void sendText(String text) {
        wire.sendText(text, true).join();
    }

    void sendPart(String text) {
        wire.sendText(text, false).join();
    }

    void sendBytes(byte[] bytes) {
        wire.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The frames so far. */
    List<JsonNode> frames() {
        return frames;
    }

    List<JsonNode> frames(String op) {
        return frames.stream().filter(frame -> is(frame, op)).toList();
    }

    /** The places of the messages so far, as they came. */
    List<Long> seqs() {
        return frames("message").stream()
                .map(frame -> frame.get("seq").asLong())
                .toList();
    }

    JsonNode awaitMessage(String text) {
        return await("message " + text, frame -> is(frame, "message") && text.equals(text(frame, "message")));
    }

    JsonNode await(String op) {
        return await(op, frame -> is(frame, op));
    }

    /** Waits for the first frame that fits. */
    JsonNode await(String what, Predicate<JsonNode> fits) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> frames.stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for the end; the close code. */
    int awaitClose() {
        try {
            return closed.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("not closed in an orderly way; frames " + frames, e);
        }
    }

    boolean isClosed() {
        return closed.isDone();
    }

    static boolean is(JsonNode frame, String op) {
        return op.equals(text(frame, "op"));
    }

    static String text(JsonNode frame, String field) {
        return frame.path(field).asText(null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                frames.add(Json.MAPPER.readTree(part.toString()));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Ends it in an orderly way. */
    @Override
    public void close() {
        if (!wire.isOutputClosed()) {
            wire.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    /** Breaks it off. */
    void abort() {
        wire.abort();
    }
}
