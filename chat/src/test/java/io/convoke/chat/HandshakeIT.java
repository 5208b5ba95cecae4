package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.RawHttp;
import io.convoke.testkit.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets a socket, attack 60 of docs/security.md: refusals are answers as everywhere else. */
@ChatTest
class HandshakeIT {
    private final Visitor ann = Visitor.user("ann");
    private PublishedEvent event;
    private UUID room;

    @BeforeEach
    void aRoom(RunningService service) {
        event = PublishedEvent.known().seat(ann);
        room = ann.roomId(service, event);
    }

    private static String handshake(String origin, String protocols) {
        return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n")
                + (protocols.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocols + "\r\n");
    }

    private String knock(RunningService service, UUID roomId, String origin, String protocols) {
        return RawHttp.request(
                service.port(), "GET", service.prefix() + "/" + roomId + "/socket", handshake(origin, protocols));
    }

    private static void refused(String answer, int status, String slug) {
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(status);
        assertThat(answer)
                .containsPattern("\r\nX-Request-Id: ([0-9a-f]{32})\r\n[\\s\\S]*\"traceId\":\"\\1\"")
                .contains("application/problem+json", "https://convoke.io/problems/" + slug + "\"", "\"traceId\":\"")
                .doesNotContain("Exception", "io.convoke.", "Set-Cookie");
    }

    @Test
    void aTicketIsRandomAndShortLived(RunningService service, Database database) {
        var answer = ann.at(service).post("/" + room + "/tickets").expect(201);
        var ticket = answer.json().get("ticket").asText();
        assertThat(ticket).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(ann.ticket(service, room));
        assertThat(Instant.parse(answer.json().get("expiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(40), Instant.now().plusSeconds(61));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(database.rows("select * from chat.ticket").toString()).doesNotContain(ticket);
    }

    @Test
    void foreignAndMissingOriginsAreRefused60(RunningService service) {
        for (var origin : new String[] {
            "", "null", "https://evil.example", "http://localhost:8081", "http://localhost.evil.example:8080"
        }) {
            refused(
                    knock(service, room, origin, "chat.v1, ticket." + ann.ticket(service, room)),
                    403,
                    "origin-refused");
        }
        var listener = new java.net.http.WebSocket.Listener() {};
        assertThatThrownBy(() -> Socket.tryOpen(
                                Socket.uri(service, room),
                                listener,
                                java.util.Map.of(),
                                "chat.v1",
                                "ticket." + ann.ticket(service, room))
                        .join())
                .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
    }

    @Test
    void theConfiguredOriginsAreWelcome(RunningService service) {
        var listener = new java.net.http.WebSocket.Listener() {};
        for (var origin : new String[] {Socket.ORIGIN, "https://pages.example.org"}) {
            var wire = Socket.tryOpen(
                            Socket.uri(service, room),
                            listener,
                            java.util.Map.of("Origin", origin),
                            "chat.v1",
                            "ticket." + ann.ticket(service, room))
                    .join();
            assertThat(wire.getSubprotocol()).isEqualTo("chat.v1");
            wire.abort();
        }
    }

    @Test
    void withoutAGoodTicketThereIsNoSocket60(RunningService service, Clocks clocks) {
        refused(knock(service, room, Socket.ORIGIN, "chat.v1"), 401, "socket-ticket-invalid");
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket."), 401, "socket-ticket-invalid");
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + "A".repeat(43)), 401, "socket-ticket-invalid");
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket.' or '1'='1"), 401, "socket-ticket-invalid");

        var used = ann.ticket(service, room);
        Socket.open(service, room, used).close();
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + used), 401, "socket-ticket-invalid");

        var old = ann.ticket(service, room);
        clocks.shift("chat", Duration.ofSeconds(61));
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + old), 401, "socket-ticket-invalid");
    }

    @Test
    void aTicketOpensItsOwnRoomOnly60(RunningService service) {
        var other = ann.roomId(service, PublishedEvent.known().seat(ann));
        var ticket = ann.ticket(service, room);
        refused(knock(service, other, Socket.ORIGIN, "chat.v1, ticket." + ticket), 401, "socket-ticket-invalid");
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + ticket), 401, "socket-ticket-invalid");
        refused(
                knock(service, UUID.randomUUID(), Socket.ORIGIN, "chat.v1, ticket." + ann.ticket(service, room)),
                401,
                "socket-ticket-invalid");
    }

    @Test
    void aTicketDoesNotOutliveTheRight(RunningService service) {
        var ticket = ann.ticket(service, room);
        event.tell("cancelled", ann, "cancelled");
        refused(knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + ticket), 403, "not-a-member");
    }

    @Test
    void theProtocolOfTheFramesHasToBeOffered(RunningService service) {
        refused(knock(service, room, Socket.ORIGIN, "ticket." + ann.ticket(service, room)), 400, "malformed-request");
        refused(knock(service, room, Socket.ORIGIN, ""), 400, "malformed-request");
        var answer = RawHttp.request(
                service.port(),
                "GET",
                service.prefix() + "/" + room + "/socket",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nOrigin: " + Socket.ORIGIN + "\r\n");
        refused(answer, 400, "malformed-request");
        refused(
                RawHttp.request(
                        service.port(),
                        "GET",
                        service.prefix() + "/not-a-uuid/socket",
                        handshake(Socket.ORIGIN, "chat.v1, ticket.x")),
                400,
                "malformed-request");
    }

    /** Before the ticket is looked at, which therefore is still good. */
    @Test
    void aPlaceToGoOnFromIsANumber(RunningService service) {
        var ticket = ann.ticket(service, room);
        for (var query :
                List.of("after=", "after=-1", "after=x", "after=1&after=2", "changes=1", "after=1&changes=1.5")) {
            var answer = RawHttp.request(
                    service.port(),
                    "GET",
                    service.prefix() + "/" + room + "/socket?" + query,
                    handshake(Socket.ORIGIN, "chat.v1, ticket." + ticket));
            refused(answer, 400, "malformed-request");
        }
        try (var socket = Socket.open(service, room, ticket, 0)) {
            socket.await("presence");
        }
    }

    @Test
    void whoDoesNotSpeakWebSocketIsToldSo(RunningService service) {
        Answer answer = ann.at(service).get("/" + room + "/socket");
        answer.expectProblem(426, "upgrade-required");
    }

    @Test
    void aPersonHasSoManyConnections(RunningService service) {
        var open = new ArrayList<Socket>();
        try {
            for (var index = 0; index < 3; index++) {
                open.add(ann.connect(service, room));
            }
            var answer = knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + ann.ticket(service, room));
            refused(answer, 429, "too-many-connections");
            assertThat(answer).contains("Retry-After: 10");
            open.get(0).close();
            open.get(0).awaitClose();
            Awaitility.await().untilAsserted(() -> ann.connect(service, room).close());
        } finally {
            open.forEach(Socket::close);
        }
    }

    @Test
    void theAnswerCarriesNeitherTheTicketNorASession(RunningService service) {
        var ticket = ann.ticket(service, room);
        try (var raw = new RawSocket(service, room, ticket)) {
            assertThat(raw.head())
                    .startsWith("HTTP/1.1 101 ")
                    .contains("Sec-WebSocket-Protocol: chat.v1")
                    .doesNotContain(ticket, "Set-Cookie");
        }
    }

    @Test
    void noLogHasTheTicket60(RunningService service) throws IOException {
        var good = ann.ticket(service, room);
        Socket.open(service, room, good).close();
        var bad = "B".repeat(43);
        knock(service, room, Socket.ORIGIN, "chat.v1, ticket." + bad);
        knock(service, room, "https://evil.example", "chat.v1, ticket." + good);
        for (var log : new java.nio.file.Path[] {
            service.messagesLog(), service.server().log()
        }) {
            assertThat(Files.readString(log)).doesNotContain(good, bad);
        }
    }

    @Test
    void theLogOfConnectionsIsKept(RunningService service, Database database) {
        var socket = ann.connect(service, room);
        var row = database.rows("select * from chat.websocket_connection where chat_id = ?", room)
                .get(0);
        assertThat(row.get("user_id")).isEqualTo(ann.id());
        assertThat(row.get("connection_id")).isNotNull();
        assertThat(row.get("connected_at")).isNotNull();
        assertThat(row.get("disconnected_at")).isNull();
        socket.close();
        socket.awaitClose();
        Awaitility.await()
                .untilAsserted(() -> assertThat(database.rows(
                                        "select close_code from chat.websocket_connection where chat_id = ?"
                                                + " and disconnected_at >= connected_at",
                                        room)
                                .get(0))
                        .containsEntry("close_code", 1000));
    }

    @Test
    void aConnectionThatBreaksOffIsClosedInTheLogToo(RunningService service, Database database) {
        ann.connect(service, room).abort();
        new RawSocket(service, room, ann.ticket(service, room)).close();
        Awaitility.await()
                .untilAsserted(() -> assertThat(database.count(
                                "chat.websocket_connection where chat_id = ? and disconnected_at is not null", room))
                        .isEqualTo(2));
    }
}
