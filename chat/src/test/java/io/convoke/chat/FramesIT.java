package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are malformed, too large, too many, or in pieces. */
@ChatTest
class FramesIT {
    private final Visitor ann = Visitor.user("ann");
    private PublishedEvent event;
    private UUID room;

    @BeforeEach
    void aRoom(RunningService service) {
        event = PublishedEvent.known().seat(ann);
        room = ann.roomId(service, event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{\"op\":\"shout\",\"ref\":\"r\"}",
                "{\"op\":\"ping\",\"extra\":1,\"ref\":\"r\"}",
                "{\"op\":\"resume\"}",
                "{\"op\":\"read\",\"seq\":-1}"
            })
    void aMalformedFrameIsAnsweredAndChangesNothing(String frame, RunningService service) {
        try (var socket = ann.connect(service, room)) {
            socket.sendText(frame);
            var refusal = socket.await("error");
            assertThat(refusal.get("type").asText()).isEqualTo("malformed-request");
            assertThat(refusal.path("ref").asText("")).isEqualTo(frame.contains("\"ref\"") ? "r" : "");
            assertThat(refusal.get("detail").asText()).doesNotContain("Exception", "jackson");
            socket.send("op", "ping");
            socket.await("pong");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"send\",\"type\":\"text\",\"message\":\"no ref\"}",
                "{\"op\":\"send\",\"ref\":\"1\",\"type\":\"song\",\"message\":\"la\"}",
                "{\"op\":\"send\",\"ref\":\"1\",\"type\":\"text\",\"message\":\"  \"}"
            })
    void aMessageThatBreaksARuleIsRefused(String frame, RunningService service) {
        try (var socket = ann.connect(service, room)) {
            socket.sendText(frame);
            assertThat(socket.await("error").get("type").asText()).isEqualTo("validation-failed");
            assertThat(ann.room(service, event).get("lastSeq").asInt()).isZero();
        }
    }

    @Test
    void binaryFramesAreNotUnderstood(RunningService service) {
        var socket = ann.connect(service, room);
        socket.sendBytes(new byte[] {1, 2, 3});
        assertThat(socket.awaitClose()).isEqualTo(1003);
    }

    @Test
    void aFrameOfMoreThan64KilobytesEndsTheSocket60(RunningService service) throws IOException {
        try (var raw = new RawSocket(service, room, ann.ticket(service, room))) {
            raw.send(RawSocket.TEXT, true, "x".repeat(65_537).getBytes(StandardCharsets.UTF_8));
            assertThat(raw.readToTheEnd()).endsWith(RawSocket.CLOSE, 1009);
        }
        try (var raw = new RawSocket(service, room, ann.ticket(service, room))) {
            raw.announce(1L << 40);
            assertThat(raw.readToTheEnd()).as("before it comes").endsWith(RawSocket.CLOSE, 1009);
        }
    }

    @Test
    void soDoManyFragmentsThatTogetherAreLarger(RunningService service) throws IOException {
        try (var raw = new RawSocket(service, room, ann.ticket(service, room))) {
            var part = "x".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            raw.send(RawSocket.TEXT, false, part);
            for (var index = 0; index < 8; index++) {
                raw.send(RawSocket.CONTINUATION, false, part);
            }
            assertThat(raw.readToTheEnd()).endsWith(RawSocket.CLOSE, 1009);
        }
        try (var raw = new RawSocket(service, room, ann.ticket(service, room))) {
            raw.send(RawSocket.TEXT, false, new byte[0]);
            for (var index = 0; index < 1_001; index++) {
                raw.send(RawSocket.CONTINUATION, false, new byte[0]);
            }
            assertThat(raw.readToTheEnd()).endsWith(RawSocket.CLOSE, 1009);
        }
    }

    @Test
    void aMessageInFragmentsIsOneMessage(RunningService service) {
        try (var socket = ann.connect(service, room)) {
            socket.sendPart("{\"op\":\"send\",\"ref\":\"f\",");
            socket.sendPart("\"type\":\"text\",");
            socket.sendText("\"message\":\"in parts\"}");
            socket.awaitMessage("in parts");
        }
    }

    @Test
    void aFloodEndsTheSocket60(RunningService service) {
        var socket = ann.connect(service, room);
        try {
            for (var index = 0; index < 200; index++) {
                socket.send("op", "ping");
            }
        } catch (CompletionException closedMeanwhile) {
            assertThat(closedMeanwhile).hasRootCauseInstanceOf(IOException.class);
        }
        assertThat(socket.awaitClose()).isEqualTo(1008);
    }
}
