package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A person whose account is erased is forgotten, and the conversation keeps its order. */
@ChatTest
class ErasureIT {
    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");

    @Test
    void nothingOfThePersonStays(RunningService service, Events events, Database database) {
        var event = PublishedEvent.known().seat(ann, boris);
        var other = PublishedEvent.known()
                .withTeam(ann, "moderator")
                .change("changed")
                .seat(boris);
        var room = ann.roomId(service, event);
        var otherRoom = ann.roomId(service, other);
        var longer = new Visitor(
                new io.convoke.testkit.Person(UUID.randomUUID(), ann.name() + "-2", "x@example.org", List.of("user")));
        event.seat(longer);

        ann.at(service)
                .post(
                        "/" + room + "/messages",
                        Map.of("ref", ann.name(), "type", "text", "message", "I am " + ann.name()))
                .expect(201);
        boris.post(
                service,
                room,
                "Hello @" + ann.name() + ", and @" + ann.name().toUpperCase(java.util.Locale.ROOT) + "!");
        boris.post(service, room, "Hello @" + longer.name());
        ann.post(service, otherRoom, "In another room");
        ann.at(service).post("/" + otherRoom + "/mutes/" + boris.id(), "{}").expect(200);
        event.owner.at(service).post("/" + room + "/mutes/" + ann.id(), "{}").expect(200);
        ann.ticket(service, room);
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            anns.send("op", "read", "seq", 2);
            anns.await("presence");
            boriss.await("presence");
            Awaitility.await()
                    .until(() -> ann.room(service, event).get("lastRead").asInt() == 2);
            assertThat(database.occurrences("chat", ann.id().toString())).hasSizeGreaterThan(6);

            erase(events, ann);

            assertThat(anns.awaitClose()).isEqualTo(1008);
            boriss.await(
                    "the text is gone",
                    frame -> Socket.is(frame, "changed") && frame.get("seq").asInt() == 1 && !frame.has("message"));
        }
        Awaitility.await("nothing is found").untilAsserted(() -> {
            assertThat(database.occurrences("chat", ann.id().toString())).isEmpty();
            assertThat(database.occurrences("chat", ann.name()))
                    .as("but the longer name")
                    .isSubsetOf("chat_message.message", "membership.username");
            assertThat(database.occurrences("chat", ann.person().email())).isEmpty();
        });
        assertThat(database.count("chat.membership where username = ?", ann.name()))
                .isZero();

        var history = boris.at(service)
                .get("/" + room + "/messages")
                .expect(200)
                .json()
                .get("items");
        assertThat(history).hasSize(3);
        var gone = history.get(0);
        assertThat(gone.get("seq").asInt()).isEqualTo(1);
        assertThat(gone.get("username").asText()).isEmpty();
        assertThat(gone.has("message")).isFalse();
        assertThat(history.get(1).get("message").asText()).isEqualTo("Hello @…, and @…!");
        assertThat(history.get(2).get("message").asText()).isEqualTo("Hello @" + longer.name());
        var elsewhere = boris.at(service)
                .get("/" + otherRoom + "/messages")
                .expect(200)
                .json()
                .get("items");
        assertThat(elsewhere.get(0).get("userId"))
                .as("what was said in two rooms cannot be put together")
                .isNotEqualTo(gone.get("userId"));
        boris.tryPost(service, otherRoom, "still muted").expectProblem(403, "muted");
    }

    @Test
    void nothingThatComesLateBringsThePersonBack(RunningService service, Events events, Database database) {
        var event = PublishedEvent.known().seat(ann, boris);
        var room = ann.roomId(service, event);
        erase(events, ann);
        ann.tryRoom(service, event).expectProblem(403, "not-a-member");
        event.seat(ann).withTeam(ann, "moderator").change("changed");
        ann.at(service).post("/" + room + "/tickets").expectProblem(401, "invalid-token");
        ann.tryPost(service, room, "I am back").expectProblem(401, "invalid-token");
        event.owner.at(service).post("/" + room + "/bans/" + ann.id(), "{}").expectProblem(404, "member-unknown");
        assertThat(database.occurrences("chat", ann.id().toString())).isEmpty();
    }

    @Test
    void whoWasNeverHereIsForgottenAsWell(Events events) {
        erase(events, Visitor.user("nobody"));
    }

    private static void erase(Events events, Visitor visitor) {
        var erasure = UUID.randomUUID();
        events.publish(
                "accounts",
                "erased",
                visitor.id(),
                Map.of(
                        "userId", visitor.id().toString(),
                        "erasureId", erasure.toString(),
                        "at", java.time.Instant.now().toString()));
        var receipt = Contracts.check(events.await("erasures", "completed", erasure));
        assertThat(receipt.get("service").asText()).isEqualTo("chat");
    }
}
