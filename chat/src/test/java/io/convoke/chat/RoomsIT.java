package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rooms as their events go, and who belongs to them. */
@ChatTest
class RoomsIT {
    private final Visitor ann = Visitor.user("ann");

    @Test
    void aPublishedEventHasARoomForPeopleWithASeatAndTheTeam(RunningService service) {
        var helper = Visitor.user("carl");
        var event = PublishedEvent.known()
                .withTeam(helper, "checkin")
                .change("changed")
                .seat(ann);
        var room = ann.room(service, event);
        assertThat(room.get("eventId").asText()).isEqualTo(event.id.toString());
        assertThat(room.get("state").asText()).isEqualTo("open");
        assertThat(room.get("members").asInt()).isEqualTo(3);
        assertThat(room.get("unread").asInt()).isZero();
        assertThat(room.has("role")).isFalse();
        assertThat(room.get("moderator").asBoolean()).isFalse();
        var byId =
                ann.at(service).get("/" + room.get("id").asText()).expect(200).json();
        assertThat(byId).isEqualTo(room);
        assertThat(helper.room(service, event).get("role").asText()).isEqualTo("checkin");
        assertThat(helper.room(service, event).get("moderator").asBoolean()).isFalse();
        assertThat(event.owner.room(service, event).get("moderator").asBoolean())
                .isTrue();
    }

    @Test
    void nobodyElseComesIn(RunningService service) {
        var event = PublishedEvent.known();
        ann.tryRoom(service, event).expectProblem(403, "not-a-member");
        event.tell("waitlisted", ann, "waitlisted");
        ann.tryRoom(service, event).expectProblem(403, "not-a-member");
        var room = event.owner.roomId(service, event);
        for (var path : new String[] {"/" + room, "/" + room + "/messages", "/" + room + "/moderation"}) {
            ann.at(service).get(path).expectProblem(403, "not-a-member");
        }
        ann.at(service).post("/" + room + "/tickets").expectProblem(403, "not-a-member");
        ann.tryPost(service, room, "Hello").expectProblem(403, "not-a-member");
        new Visitor(Person.guest("gast")).tryRoom(service, event).expectProblem(403, "forbidden");
        assertThat(new Visitor(Person.admin("root")).tryRoom(service, event).status())
                .as("an admin reads")
                .isEqualTo(200);
        new Visitor(Person.admin("root")).tryPost(service, room, "Hello").expectProblem(403, "not-a-member");
    }

    @Test
    void whatIsNotThereIsNotThere(RunningService service) {
        ann.at(service).get("/?eventId=" + UUID.randomUUID()).expectProblem(404, "chat-unknown");
        ann.at(service).get("/" + UUID.randomUUID()).expectProblem(404, "chat-unknown");
        ann.at(service).get("/").expectProblem(400, "malformed-request");
    }

    @Test
    void seatsLetInAndOutInTheOrderOfTheirVersions(RunningService service) {
        var event = PublishedEvent.known().tell("waitlisted", ann, "waitlisted");
        event.tell("promoted", ann, "registered");
        var room = ann.roomId(service, event);
        assertThat(ann.post(service, room, "I have a seat").get("seq").asInt()).isEqualTo(1);
        event.tell("cancelled", ann, "cancelled");
        ann.tryRoom(service, event).expectProblem(403, "not-a-member");
        event.seat(ann);
        assertThat(ann.room(service, event).get("lastSeq").asInt()).isEqualTo(1);
    }

    @Test
    void whoIsInTheTeamStaysWithoutASeat(RunningService service) {
        var event = PublishedEvent.known()
                .withTeam(ann, "moderator")
                .change("changed")
                .seat(ann);
        event.tell("cancelled", ann, "cancelled");
        assertThat(ann.room(service, event).get("moderator").asBoolean()).isTrue();
        event.withoutTeam(ann).change("changed");
        ann.tryRoom(service, event).expectProblem(403, "not-a-member");
    }

    @Test
    void anOlderStateOfTheEventChangesNothing(RunningService service) {
        var event = PublishedEvent.known().withTeam(ann, "editor").change("changed");
        event.withoutTeam(ann).repeat("changed");
        assertThat(ann.room(service, event).get("role").asText()).isEqualTo("editor");
    }

    @Test
    void aRoomIsReadOnlyOnceItsEventIsOverOrCancelled(RunningService service, Clocks clocks) {
        var cancelled = PublishedEvent.known().seat(ann);
        var completed = PublishedEvent.known().seat(ann);
        var over = PublishedEvent.known().seat(ann);
        cancelled.with("status", "cancelled").change("cancelled");
        completed.with("status", "completed").change("completed");
        assertReadOnly(service, cancelled);
        assertReadOnly(service, completed);
        assertThat(ann.room(service, over).get("state").asText()).isEqualTo("open");
        try (var socket = ann.connect(service, ann.roomId(service, over))) {
            socket.await("presence"); // the connection is in the room
            clocks.shift("chat", Duration.ofDays(7).plusHours(2).plusSeconds(1));
            assertThat(socket.await("state").get("state").asText()).isEqualTo("read_only");
        }
        assertReadOnly(service, over);
    }

    private void assertReadOnly(RunningService service, PublishedEvent event) {
        var room = ann.room(service, event);
        assertThat(room.get("state").asText()).isEqualTo("read_only");
        var id = UUID.fromString(room.get("id").asText());
        ann.tryPost(service, id, "Too late").expectProblem(409, "chat-read-only");
        ann.at(service).get("/" + id + "/messages").expect(200);
        try (var socket = ann.connect(service, id)) {
            socket.send("op", "send", "ref", "late", "type", "text", "message", "Too late");
            assertThat(socket.await("error").get("type").asText()).isEqualTo("chat-read-only");
        }
    }

    @Test
    void aDeletedEventTakesItsRoomAlong(RunningService service, Database database) {
        var event = PublishedEvent.known();
        var owner = event.owner;
        var room = owner.roomId(service, event);
        owner.post(service, room, "Is anybody there?");
        try (var socket = owner.connect(service, room)) {
            event.change("deleted");
            assertThat(socket.awaitClose()).isEqualTo(1008);
        }
        owner.tryRoom(service, event).expectProblem(404, "chat-unknown");
        owner.at(service).get("/" + room + "/messages").expectProblem(404, "chat-unknown");
        assertThat(database.count("chat.chat_message where chat_id = ?", room)).isZero();
        event.repeat("published");
        owner.tryRoom(service, event).expectProblem(404, "chat-unknown");
    }
}
