package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Peer;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RegistrationTest
class InternalSeatsResourceIT {
    @Test
    void seatsAreReadAsTheyAreNow(RunningService service) {
        var event = PublishedEvent.ofCapacity(1);
        Visitor.user(service, "ann").register(event.id);
        Visitor.user(service, "bob").register(event.id);
        var seats = service.http().get(path(event, "seats")).expect(200).json();
        assertThat(seats.get("capacity").asInt()).isEqualTo(1);
        assertThat(seats.get("taken").asInt()).isEqualTo(1);
        assertThat(seats.get("waiting").asInt()).isEqualTo(1);
        assertThat(seats.get("version").asInt()).isEqualTo(2);
        service.http().get("/internal/events/" + UUID.randomUUID() + "/seats").expectProblem(404, "event-unknown");
    }

    @Test
    void capacityIsLoweredAtOnceButNotBelowWhoHasASeat(RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(10);
        Visitor.user(service, "ann").register(event.id);
        Visitor.user(service, "bob").register(event.id);
        var owner = Visitor.of(service, event.organiser).http();
        owner.put(path(event, "capacity"), Map.of("capacity", 1)).expectProblem(409, "capacity-below-registered");

        owner.put(path(event, "capacity"), Map.of("capacity", 2, "version", 3)).expect(204);

        var place = Visitor.user(service, "cid").register(event.id);
        assertThat(place.get("status").asText()).isEqualTo("waitlisted");
        // A record that was under way when the capacity was lowered does not raise it again.
        event.with("capacity", 50).change("changed");
        assertThat(database.count("registration.event_seats where event_id = ? and capacity = 2", event.id))
                .isEqualTo(1);
        // The one that brings the lowered capacity, and later ones, count.
        event.with("capacity", 3).change("changed");
        assertThat(database.count("registration.event_seats where event_id = ? and taken = 3", event.id))
                .isEqualTo(1);
        assertThat(SeatsHistory.whole(event.id).violations()).isEmpty();
    }

    @Test
    void aLoweringWhoseChangeWasLostIsUndoneByTheEventAsItIsAndCannotComeAgain(
            RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(2);
        Visitor.user(service, "ann").register(event.id);
        var owner = Visitor.of(service, event.organiser).http();
        owner.put(path(event, "capacity"), Map.of("capacity", 1, "version", 2)).expect(204);
        var bob = Visitor.user(service, "bob");
        var place = bob.register(event.id);
        assertThat(place.get("status").asText()).isEqualTo("waitlisted");

        event.change("changed"); // version 2, with the capacity of before

        assertThat(bob.read(place).get("status").asText()).isEqualTo("registered");
        owner.put(path(event, "capacity"), Map.of("capacity", 2, "version", 2)).expect(204);
        event.with("capacity", 5).change("changed");
        owner.put(path(event, "capacity"), Map.of("capacity", 2, "version", 2)).expect(204);
        owner.put(path(event, "capacity"), Map.of("capacity", 2, "version", 3)).expect(204);
        assertThat(database.count("registration.event_seats where event_id = ? and capacity = 5", event.id))
                .isEqualTo(1);
        assertThat(SeatsHistory.whole(event.id).violations()).isEmpty();
    }

    @Test
    void aHigherCapacityWaitsForTheTopic(RunningService service, Database database) {
        var event = PublishedEvent.ofCapacity(2);
        Visitor.of(service, event.organiser)
                .http()
                .put(path(event, "capacity"), Map.of("capacity", 5))
                .expect(204);
        assertThat(database.count("registration.event_seats where event_id = ? and capacity = 2", event.id))
                .isEqualTo(1);
    }

    @Test
    void onlyWritersOfTheEventChangeItsSeats(RunningService service) {
        var editor = Person.user("ed");
        var event = PublishedEvent.unpublished(9).withTeam(editor, "editor").publish();
        var eve = Visitor.user(service, "eve").http();
        eve.put(path(event, "capacity"), Map.of("capacity", 5)).expectProblem(403, "forbidden");
        eve.delete(path(event, "seats")).expectProblem(403, "forbidden");
        service.http().put(path(event, "capacity"), Map.of("capacity", 5)).expectProblem(401, "invalid-token");
        Visitor.of(service, editor)
                .http()
                .put(path(event, "capacity"), Map.of("capacity", 8))
                .expect(204);
        Visitor.of(service, Person.admin("ada"))
                .http()
                .put(path(event, "capacity"), Map.of("capacity", 7))
                .expect(204);
        var owner = Visitor.of(service, event.organiser).http();
        owner.put(path(event, "capacity"), Map.of("capacity", 0)).expectProblem(422, "validation-failed");
        owner.put(path(event, "capacity"), Map.of("capacity", 2, "taken", 0)).expectProblem(400, "malformed-request");
        owner.put("/internal/events/" + UUID.randomUUID() + "/capacity", Map.of("capacity", 5))
                .expectProblem(404, "event-unknown");
    }

    @Test
    void seatsAreWithdrawnBeforeAnEventIsDeleted(RunningService service) {
        var event = PublishedEvent.ofCapacity(2);
        var ann = Visitor.user(service, "ann");
        var seat = ann.register(event.id);
        var owner = Visitor.of(service, event.organiser).http();
        owner.delete(path(event, "seats")).expectProblem(409, "event-has-registrations");
        ann.cancel(seat);
        owner.delete(path(event, "seats")).expect(204);
        owner.delete(path(event, "seats")).expect(204);
        ann.tryRegister(event.id).expectProblem(404, "event-unknown");
        event.change("deleted");
        ann.tryRegister(event.id).expectProblem(404, "event-unknown");
        owner.delete(path(event, "seats")).expectProblem(404, "event-unknown");
    }

    @Test
    void seatsComeBackWhenTheDeletionDidNotHappen(RunningService service, Clocks clocks) {
        var event = PublishedEvent.ofCapacity(2);
        var owner = Visitor.of(service, event.organiser).http();
        var ann = Visitor.user(service, "ann");
        owner.delete(path(event, "seats")).expect(204);
        event.change("changed");
        ann.cancel(ann.register(event.id));

        owner.delete(path(event, "seats")).expect(204);
        var answer = new HashMap<String, Object>(event.payload());
        answer.put("id", event.id.toString());
        answer.put("maxParticipants", 2);
        Peer peer = Bench.current().peer("event");
        peer.answer("GET", "/api/v1/events/" + event.id, 200, answer, Map.of("ETag", "\"" + event.version() + "\""));
        try {
            ann.tryRegister(event.id).expectProblem(404, "event-unknown");
            clocks.shift("registration", Duration.ofSeconds(90));
            ann.register(event.id);
        } finally {
            peer.reset();
        }
    }

    private static String path(PublishedEvent event, String what) {
        return "/internal/events/" + event.id + "/" + what;
    }
}
