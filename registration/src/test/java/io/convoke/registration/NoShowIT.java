package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who did not come (R8). */
@RegistrationTest
class NoShowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void afterTheEndThoseWhoWereNotSeenAreNoShowsAndTheOrganiserCorrects(
            RunningService service, Events events, Database database, Clocks clocks) {
        var editor = Person.user("ed");
        var event = PublishedEvent.unpublished(4)
                .in(Duration.ofHours(1))
                .withTeam(editor, "editor")
                .publish();
        var door = Visitor.of(service, event.organiser);
        var people = Stream.of("ann", "bob", "cid", "dan", "eve")
                .map(name -> Visitor.user(service, name))
                .toList();
        var seats = people.stream().map(person -> person.register(event.id)).toList();
        door.tryCheckIn(event.id, seats.get(1)).expect(200);
        door.http()
                .put(attendance(event.id, seats.get(0)), Map.of("status", "no_show"))
                .expectProblem(409, "event-not-over");
        assertThat(statuses(door, event.id)).containsExactly("registered", "checked_in", "registered", "registered");

        clocks.shift("registration", Duration.ofMinutes(185));
        Awaitility.await("no-shows")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(door, event.id))
                        .containsExactly("no_show", "checked_in", "no_show", "no_show"));
        Awaitility.await("told")
                .atMost(PATIENCE)
                .until(() ->
                        events.received("registrations", "no-show", event.id).size() == 3);
        assertThat(CheckInIT.ids(events.received("registrations", "no-show", event.id)))
                .containsExactly(id(seats.get(0)), id(seats.get(2)), id(seats.get(3)));
        assertThat(events.received("registrations", "no-show", event.id)).allSatisfy(Contracts::check);
        assertThat(people.get(0).read(seats.get(0)).get("status").asText()).isEqualTo("no_show");
        assertThat(people.get(4).read(seats.get(4)).get("status").asText()).isEqualTo("waitlisted");
        people.get(0).tryCancel(seats.get(0)).expectProblem(409, "cancellation-closed");

        // Somebody was overlooked at the door, somebody else came when all was over.
        var ed = Visitor.of(service, editor);
        var corrected = ed.http()
                .put(attendance(event.id, seats.get(0)), Map.of("status", "checked_in"))
                .expect(200)
                .json();
        assertThat(corrected.get("status").asText()).isEqualTo("checked_in");
        assertThat(corrected.has("checkedInAt")).isTrue();
        door.tryCheckIn(event.id, seats.get(2)).expect(200);
        door.http()
                .put(attendance(event.id, seats.get(1)), Map.of("status", "no_show"))
                .expect(200);
        door.http()
                .put(attendance(event.id, seats.get(4)), Map.of("status", "checked_in"))
                .expectProblem(409, "no-seat");
        door.http()
                .put(attendance(event.id, seats.get(1)), Map.of("status", "registered"))
                .expectProblem(422, "validation-failed");
        door.http()
                .put(
                        "/events/" + event.id + "/attendees/" + UUID.randomUUID() + "/attendance",
                        Map.of("status", "no_show"))
                .expectProblem(404, "attendee-unknown");

        assertThat(statuses(door, event.id)).containsExactly("checked_in", "no_show", "checked_in", "no_show");
        assertThat(database.count(
                        "registration.event_seats where event_id = ? and taken = 4 and waiting = 1", event.id))
                .as("nobody lost the seat")
                .isEqualTo(1);
        Awaitility.await("told")
                .atMost(PATIENCE)
                .until(() -> types(events, event.id).size() == 17);
        assertThat(types(events, event.id).subList(10, 17))
                .containsExactly("checked-in", "no-show", "no-show", "no-show", "checked-in", "checked-in", "no-show");
        assertThat(SeatsHistory.soFar(events, event.id).violations()).isEmpty();
    }

    @Test
    void eventsThatDidNotUseCheckInAreLeftAlone(RunningService service, Database database, Clocks clocks) {
        var plain = PublishedEvent.soon(2);
        var undone = PublishedEvent.soon(2);
        var used = PublishedEvent.soon(2);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        for (var event : List.of(plain, undone, used)) {
            ann.register(event.id);
        }
        var late = bob.register(undone.id);
        Visitor.of(service, undone.organiser).tryCheckIn(undone.id, late).expect(200);
        Visitor.of(service, undone.organiser)
                .http()
                .delete("/events/" + undone.id + "/check-ins/" + id(late))
                .expect(204);
        Visitor.of(service, used.organiser)
                .tryCheckIn(used.id, bob.register(used.id))
                .expect(200);

        // Completed by its organiser before its end.
        used.with("status", "completed").change("completed");
        var door = Visitor.of(service, used.organiser);
        Awaitility.await("no-shows")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(door, used.id)).containsExactly("no_show", "checked_in"));
        clocks.shift("registration", Duration.ofDays(2));
        Awaitility.await("nothing left to watch")
                .atMost(PATIENCE)
                .until(() -> database.count("registration.no_show_watch") == 0);
        assertThat(statuses(Visitor.of(service, plain.organiser), plain.id)).containsExactly("registered");
        assertThat(statuses(Visitor.of(service, undone.organiser), undone.id))
                .containsExactly("registered", "registered");
    }

    private static List<String> statuses(Visitor team, UUID eventId) {
        var statuses = new ArrayList<String>();
        team.http()
                .get("/events/" + eventId + "/attendees")
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> statuses.add(item.get("status").asText()));
        return statuses;
    }

    private static List<String> types(Events events, UUID eventId) {
        return SeatsHistory.soFar(events, eventId).types();
    }

    private static String id(JsonNode registration) {
        return registration.get("id").asText();
    }

    private static String attendance(UUID eventId, JsonNode registration) {
        return "/events/" + eventId + "/attendees/" + id(registration) + "/attendance";
    }
}
