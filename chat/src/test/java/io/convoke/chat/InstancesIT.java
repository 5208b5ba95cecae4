package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances are one chat, also when one of them dies. */
@ChatTest
class InstancesIT {
    private static final int CLIENTS = 50;
    private static final int EACH = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningService second;

    @BeforeAll
    static void startASecondInstance() {
        var variables = Arrays.stream(
                        ChatTest.class.getAnnotation(ServiceTest.class).variables())
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        // A client's first frame may be late on a busy machine.
        variables.put("convoke.chat.resume-wait", "PT10S");
        second = Bench.current().start("chat-2", variables);
    }

    @AfterAll
    static void stopTheSecondInstance() {
        second.kill9();
    }

    @Test
    void whatIsSaidAtOneIsHeardAtTheOther(RunningService first) {
        second.start();
        var ann = Visitor.user("ann");
        var boris = Visitor.user("boris");
        var event = PublishedEvent.known().seat(ann, boris);
        var room = ann.roomId(first, event);
        try (var anns = ann.connect(first, room);
                var boriss = boris.connect(second, room, 0)) {
            anns.await("presence over both", frame -> isPresent(frame, boris));
            boriss.await("presence over both", frame -> isPresent(frame, ann));
            var said = anns.say("Hello over there");
            boriss.awaitMessage("Hello over there");
            boriss.say("Hello back");
            anns.awaitMessage("Hello back");
            anns.send("op", "typing");
            boriss.await("typing");
            ann.at(second)
                    .put("/" + room + "/messages/" + said.get("id").asText(), Map.of("message", "Hello"))
                    .expect(200);
            anns.await("changed");
            boriss.await("changed");
            event.owner.at(first).post("/" + room + "/bans/" + boris.id(), "{}").expect(200);
            assertThat(boriss.awaitClose()).isEqualTo(1008);
            event.tell("cancelled", ann, "cancelled");
            assertThat(anns.awaitClose()).isEqualTo(1008);
        }
    }

    private static boolean isPresent(com.fasterxml.jackson.databind.JsonNode frame, Visitor visitor) {
        return Socket.is(frame, "presence")
                && frame.get("joined").toString().contains(visitor.id().toString());
    }

    @Test
    void acknowledgedMeansStoredWhenAnInstanceDies(RunningService first, Database database) {
        second.start();
        try {
            talkWhileOneDies(first, database);
        } finally {
            first.start();
        }
    }

    private static void talkWhileOneDies(RunningService first, Database database) {
        var visitors = IntStream.range(0, CLIENTS)
                .mapToObj(number -> Visitor.user("v" + number))
                .toArray(Visitor[]::new);
        var event = PublishedEvent.known().seat(visitors);
        var room = visitors[0].roomId(first, event);
        var talkers = IntStream.range(0, CLIENTS)
                .mapToObj(number ->
                        new Talker(visitors[number], room, number % 2 == 0 ? first : second, second, number % 4 < 2))
                .map(Talker::connect)
                .toList();
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var talking =
                    talkers.stream().map(talker -> talker.sayAll(EACH, threads)).toArray(CompletableFuture[]::new);
            Awaitility.await("half is said")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> database.count("chat.chat_message where chat_id = ?", room) > CLIENTS * EACH / 2);
            first.kill9();
            CompletableFuture.allOf(talking)
                    .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        } finally {
            threads.shutdownNow();
        }
        Awaitility.await("everybody has heard everything")
                .atMost(PATIENCE)
                .until(() -> talkers.stream().allMatch(talker -> talker.heard().size() >= CLIENTS * EACH));

        var transcript = transcript(talkers, database, room);
        assertThat(transcript.stored()).hasSize(CLIENTS * EACH);
        assertThat(transcript.acknowledged()).hasSize(CLIENTS * EACH);
        assertThat(transcript.violations()).isEmpty();
        assertTheLogIsTrue(database, room);
        talkers.forEach(Talker::leave);
        Awaitility.await("all have left").atMost(PATIENCE).until(() -> open(database, room) == 0);
    }

    private static Transcript transcript(List<Talker> talkers, Database database, UUID room) {
        var acknowledged = new HashMap<String, Long>();
        talkers.forEach(talker -> acknowledged.putAll(talker.acknowledged()));
        var stored = database.rows("select seq, message from chat.chat_message where chat_id = ?", room).stream()
                .collect(Collectors.toMap(row -> (Long) row.get("seq"), row -> (String) row.get("message")));
        var heard = talkers.stream().collect(Collectors.toMap(talker -> talker.visitor.name(), Talker::heard));
        return new Transcript(acknowledged, stored, heard);
    }

    /** What the dead instance left open another has closed, at the time when it was last heard of. */
    private static void assertTheLogIsTrue(Database database, UUID room) {
        Awaitility.await("the dead instance's connections are closed")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> {
                    assertThat(open(database, room)).isEqualTo(CLIENTS);
                    assertThat(database.count("chat.instance")).isEqualTo(1);
                });
        var broken = database.rows(
                "select connected_at <= disconnected_at as after, disconnected_at <= now() as past"
                        + " from chat.websocket_connection where chat_id = ? and close_code = 1006",
                room);
        // On a busy machine a client may have lost its patience with the instance before that died.
        assertThat(broken).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("after")).isEqualTo(true);
            assertThat(row.get("past")).isEqualTo(true);
        });
    }

    private static long open(Database database, UUID room) {
        return database.count("chat.websocket_connection where chat_id = ? and disconnected_at is null", room);
    }

    @Test
    void anInstanceThatWasOnlyAwayHasItsConnectionsBack(RunningService first, Database database) {
        second.start();
        var ann = Visitor.user("ann");
        var boris = Visitor.user("boris");
        var event = PublishedEvent.known().seat(ann, boris);
        var room = ann.roomId(first, event);
        try (var anns = ann.connect(second, room, 0);
                var boriss = boris.connect(first, room)) {
            anns.say("before");
            boriss.awaitMessage("before");
            second.pause();
            Awaitility.await("it counts as dead").atMost(Duration.ofSeconds(15)).until(() -> open(database, room) == 1);
            boriss.say("meanwhile");
            second.resume();
            anns.awaitMessage("meanwhile");
            Awaitility.await("it lives").atMost(Duration.ofSeconds(15)).until(() -> open(database, room) == 2);
            anns.say("after");
            boriss.awaitMessage("after");
            anns.awaitMessage("after");
            assertThat(Stream.of(anns, boriss).map(Socket::seqs))
                    .allSatisfy(seqs -> assertThat(seqs).containsExactly(1L, 2L, 3L));
            second.stop();
            assertThat(anns.awaitClose()).as("an orderly end").isEqualTo(1001);
            assertThat(open(database, room)).isEqualTo(1);
            assertThat(database.count("chat.instance")).isEqualTo(1);
        }
    }
}
