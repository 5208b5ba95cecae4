package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talking over the socket, with the JDK's own client. */
@ChatTest
class SocketIT {
    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");
    private PublishedEvent event;
    private UUID room;

    @BeforeEach
    void aRoomWithTwo(RunningService service) {
        event = PublishedEvent.known().seat(ann, boris);
        room = ann.roomId(service, event);
    }

    @Test
    void whatOneSaysTheOtherHearsAndItIsInTheHistory(RunningService service) {
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            assertThat(anns.protocol()).isEqualTo("chat.v1");
            var ack = anns.say("Hello");
            var heard = boriss.awaitMessage("Hello");
            assertThat(heard.get("id")).isEqualTo(ack.get("id"));
            assertThat(heard.get("seq").asLong()).isEqualTo(1);
            assertThat(ack.get("seq").asLong()).isEqualTo(1);
            assertThat(anns.awaitMessage("Hello")).isEqualTo(heard);
            var stored = (ObjectNode) ann.at(service)
                    .get("/" + room + "/messages")
                    .expect(200)
                    .json()
                    .get("items")
                    .get(0);
            assertThat((Object) heard).isEqualTo(stored.put("op", "message"));
            var later = boris.post(service, room, "Over HTTP");
            assertThat(anns.awaitMessage("Over HTTP").get("id")).isEqualTo(later.get("id"));
            assertThat(anns.seqs()).containsExactly(1L, 2L);
        }
    }

    @Test
    void aMessageSentTwiceUnderOneRefIsStoredOnce(RunningService service) {
        try (var socket = ann.connect(service, room)) {
            for (var time = 0; time < 2; time++) {
                socket.send("op", "send", "ref", "r1", "type", "text", "message", "Once");
            }
            Awaitility.await().until(() -> socket.frames("ack").size() == 2);
            assertThat(socket.frames("ack").get(0))
                    .isEqualTo(socket.frames("ack").get(1));
            socket.send("op", "send", "ref", "r1", "type", "text", "message", "Another");
            var refusal = socket.await("error");
            assertThat(refusal.get("ref").asText()).isEqualTo("r1");
            assertThat(refusal.get("type").asText()).isEqualTo("ref-reused");
            assertThat(ann.room(service, event).get("lastSeq").asInt()).isEqualTo(1);
        }
    }

    @Test
    void mediaIsNamedByItsId(RunningService service) {
        try (var socket = ann.connect(service, room)) {
            var media = UUID.randomUUID().toString();
            socket.send("op", "send", "ref", "m1", "type", "media", "message", media);
            var heard = socket.awaitMessage(media);
            assertThat(heard.get("type").asText()).isEqualTo("media");
            socket.send("op", "send", "ref", "m2", "type", "media", "message", "cat.png");
            var refusal = socket.await("error");
            assertThat(refusal.get("type").asText()).isEqualTo("validation-failed");
            assertThat(refusal.get("ref").asText()).isEqualTo("m2");
            assertThat(refusal.get("detail").asText()).contains("message", "id of a media");
        }
    }

    @Test
    void whoSaysAtOnceWhereItWasGoesOnFromThereInOrder(RunningService service) {
        try (var boriss = boris.connect(service, room)) {
            boriss.say("one");
            boriss.say("two");
            try (var anns = ann.connect(service, room, 1)) {
                boriss.say("three");
                anns.awaitMessage("three");
                assertThat(anns.seqs()).containsExactly(2L, 3L);
            }
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed(RunningService service) {
        try (var boriss = boris.connect(service, room)) {
            boriss.say("one");
            boriss.say("two");
            try (var anns = ann.connect(service, room)) {
                anns.send("op", "resume", "after", 0);
                anns.awaitMessage("two");
                boriss.say("three");
                anns.awaitMessage("three");
                assertThat(anns.seqs()).containsExactly(1L, 2L, 3L);
            }
            boriss.say("four");
            var fifth = boriss.say("five");
            boris.at(service)
                    .put("/" + room + "/messages/" + fifth.get("id").asText(), Map.of("message", "five, edited"))
                    .expect(200);
            try (var anns = ann.connect(service, room)) {
                anns.send("op", "resume", "after", 3, "changes", 0);
                anns.awaitMessage("five, edited");
                boriss.say("six");
                anns.awaitMessage("six");
                assertThat(anns.seqs()).containsExactly(4L, 5L, 6L);
                assertThat(anns.frames("changed"))
                        .singleElement()
                        .satisfies(changed ->
                                assertThat(changed.get("seq").asLong()).isEqualTo(5));
            }
        }
    }

    @Test
    void editsAndDeletionsAreHeard(RunningService service) {
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            var message = "/" + room + "/messages/" + anns.say("Helo").get("id").asText();
            boriss.awaitMessage("Helo");
            ann.at(service).put(message, Map.of("message", "Hello")).expect(200);
            var edited = boriss.await("the edit", frame -> changed(frame, 1));
            assertThat(edited.get("message").asText()).isEqualTo("Hello");
            assertThat(edited.has("editedAt")).isTrue();
            ann.at(service).delete(message).expect(204);
            var deleted = boriss.await("the deletion", frame -> changed(frame, 2));
            assertThat(deleted.has("message")).isFalse();
            assertThat(deleted.has("deletedAt")).isTrue();
            assertThat(deleted.get("id")).isEqualTo(edited.get("id"));
        }
    }

    private static boolean changed(JsonNode frame, long change) {
        return Socket.is(frame, "changed") && frame.get("change").asLong() == change;
    }

    @Test
    void typingAndPresenceAreTold(RunningService service) {
        try (var anns = ann.connect(service, room)) {
            anns.await("ann is there", frame -> joined(frame, ann));
            var boriss = boris.connect(service, room);
            anns.await("boris came", frame -> joined(frame, boris));
            boriss.send("op", "typing");
            boriss.send("op", "typing");
            assertThat(anns.await("typing").get("userId").asText())
                    .isEqualTo(boris.id().toString());
            boriss.say("typed");
            anns.awaitMessage("typed");
            assertThat(anns.frames("typing"))
                    .as("not more often than every two seconds")
                    .hasSize(1);
            assertThat(boriss.frames("typing")).isEmpty();
            boriss.close();
            var left = anns.await(
                    "boris left",
                    frame -> Socket.is(frame, "presence")
                            && frame.get("left").toString().contains(boris.id().toString()));
            assertThat(left.get("count").asInt()).isEqualTo(1);
        }
    }

    private static boolean joined(JsonNode frame, Visitor visitor) {
        return Socket.is(frame, "presence")
                && frame.get("joined").toString().contains(visitor.id().toString());
    }

    @Test
    void whatWasReadIsNotUnread(RunningService service) {
        try (var boriss = boris.connect(service, room)) {
            boriss.say("one");
            boriss.say("two");
            boriss.say("three");
            try (var anns = ann.connect(service, room)) {
                anns.send("op", "read", "seq", 2);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(
                                        ann.room(service, event).get("lastRead").asInt())
                                .isEqualTo(2));
                assertThat(ann.room(service, event).get("unread").asInt()).isEqualTo(1);
                anns.send("op", "read", "seq", 1);
                anns.send("op", "read", "seq", 1_000_000);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(
                                        ann.room(service, event).get("lastRead").asInt())
                                .isEqualTo(3));
                assertThat(boris.room(service, event).get("lastRead").asInt()).isZero();
            }
        }
    }

    @Test
    void aPingIsAnswered(RunningService service) {
        try (var socket = ann.connect(service, room)) {
            socket.send("op", "ping");
            socket.await("pong");
        }
    }

    @Test
    void theSocketEndsWithTheRightToBeThere60(RunningService service) {
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            boriss.say("still here");
            event.tell("cancelled", boris, "cancelled");
            assertThat(boriss.awaitClose()).isEqualTo(1008);
            anns.say("the others stay");
            assertThat(anns.isClosed()).isFalse();
        }
    }

    @Test
    void theTeamsSocketEndsWithItsRole(RunningService service) {
        var helper = Visitor.user("carl");
        event.withTeam(helper, "checkin").change("changed");
        try (var carls = helper.connect(service, room)) {
            carls.say("I help");
            event.withoutTeam(helper).change("changed");
            assertThat(carls.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void theOrderIsTheSameForEverybody(RunningService service) {
        var carl = Visitor.user("carl");
        event.seat(carl);
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room);
                var carls = carl.connect(service, room)) {
            var sockets = List.of(anns, boriss, carls);
            for (var index = 0; index < 10; index++) {
                for (var socket : sockets) {
                    socket.send("op", "send", "ref", "n" + index, "type", "text", "message", "n" + index);
                }
            }
            for (var socket : sockets) {
                Awaitility.await().until(() -> socket.seqs().size() == 30);
                assertThat(socket.seqs()).isSorted().doesNotHaveDuplicates();
                assertThat(socket.frames("message")).isEqualTo(anns.frames("message"));
            }
        }
    }
}
