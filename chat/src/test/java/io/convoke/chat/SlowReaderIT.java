package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that do not read, attack 60: they lose their connection, and the rest of the room does not notice. */
@ChatTest
class SlowReaderIT {
    /** More than the kernel's buffers and the queue of one connection take, at 12 KB each. */
    private static final int MESSAGES = 700;

    /** What may be said at once to a client that reads, on however busy a machine: well below the queue of a connection. */
    private static final int BREATH = 50;

    private static final String LARGE = "語".repeat(4_000);

    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");
    private final Visitor mallory = Visitor.user("mallory");
    private UUID room;

    @BeforeEach
    void aRoom(RunningService service) {
        var event = PublishedEvent.known().seat(ann, boris, mallory);
        room = ann.roomId(service, event);
    }

    @AfterEach
    void makeRoom(Database database) {
        database.update("delete from chat.chat_message where chat_id = ?", room);
    }

    /** Messages as if they had been said; this instance hears of them by looking. */
    private void say(Database database, int messages) {
        database.update(
                "with room as (update chat.event_chat set last_seq = last_seq + ? where id = ? returning last_seq)"
                        + " insert into chat.chat_message (id, chat_id, seq, user_id, username, message_type, message,"
                        + " created_at) select gen_random_uuid(), ?, room.last_seq - ? + number, ?, 'ann', 'text', ?, now()"
                        + " from room, generate_series(1, ?) number",
                messages,
                room,
                room,
                messages,
                ann.id(),
                LARGE,
                messages);
    }

    private Integer closeCode(Database database, Visitor visitor) {
        return (Integer) database.rows(
                        "select close_code from chat.websocket_connection where chat_id = ? and user_id = ?",
                        room,
                        visitor.id())
                .get(0)
                .get("close_code");
    }

    private void awaitTooSlow(Database database) {
        Awaitility.await("mallory is disconnected")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(closeCode(database, mallory)).isEqualTo(1013));
    }

    @Test
    void whoDoesNotReadIsDisconnectedAndTheOthersGetEverything(RunningService service, Database database)
            throws IOException {
        try (var slow = new RawSocket(service, room, mallory.ticket(service, room));
                var boriss = boris.connect(service, room)) {
            boriss.await("presence");
            ann.post(service, room, "first");
            boriss.awaitMessage("first");
            for (var said = 0; said < MESSAGES; said += BREATH) {
                say(database, BREATH);
                var sofar = 1 + said + BREATH;
                Awaitility.await("boris has everything so far")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> boriss.seqs().size() == sofar);
            }
            assertThat(boriss.seqs())
                    .isEqualTo(LongStream.rangeClosed(1, MESSAGES + 1).boxed().toList());
            awaitTooSlow(database);
            assertThat(slow.readToTheEnd().size())
                    .as("what was on its way, and not what waited")
                    .isLessThan(MESSAGES);
            ann.post(service, room, "last");
            boriss.awaitMessage("last");
            assertThat(boriss.isClosed()).isFalse();
        }
    }

    @Test
    void whoAsksForEverythingAndReadsNothingIsDisconnectedToo(RunningService service, Database database)
            throws IOException {
        say(database, MESSAGES);
        try (var slow = new RawSocket(service, room, mallory.ticket(service, room))) {
            slow.send(RawSocket.TEXT, true, "{\"op\":\"resume\",\"after\":0}".getBytes(StandardCharsets.UTF_8));
            awaitTooSlow(database);
        }
    }

    @Test
    void whoReadsSlowlyButSurelyGetsEverything(RunningService service, Database database) {
        say(database, MESSAGES);
        try (var boriss = boris.connect(service, room)) {
            boriss.send("op", "resume", "after", 0);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> boriss.seqs().size() == MESSAGES);
            assertThat(boriss.seqs())
                    .isEqualTo(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
        }
    }

    /** The container answers pings by itself and waits for each answer to be written. */
    @Test
    void whoPingsAndReadsNothingHoldsUpNobody(RunningService service, Database database) {
        try (var slow = new RawSocket(service, room, mallory.ticket(service, room));
                var boriss = boris.connect(service, room)) {
            boriss.await("presence");
            var pinging = CompletableFuture.runAsync(() -> ping(slow));
            Awaitility.await("the wire is full both ways")
                    .pollDelay(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !pinging.isDone() || closeCode(database, mallory) != null);
            for (var number = 1; number <= 5; number++) {
                var start = System.nanoTime();
                ann.post(service, room, "number " + number);
                boriss.awaitMessage("number " + number);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
            Awaitility.await("mallory is disconnected")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> closeCode(database, mallory) != null);
        }
    }

    private static void ping(RawSocket slow) {
        var payload = new byte[125];
        try {
            for (var index = 0; index < 1_000_000; index++) {
                slow.send(RawSocket.PING, true, payload);
            }
        } catch (IOException disconnected) {
            assertThat(disconnected).isNotNull();
        }
    }
}
