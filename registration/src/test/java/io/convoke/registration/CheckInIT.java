package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Check-in at the door (R7). */
@RegistrationTest
class CheckInIT {
    @Test
    void theStaffChecksInOnceAndEverybodySeesIt(RunningService service, Events events) {
        var door = Person.user("dora");
        var event = PublishedEvent.unpublished(2)
                .in(Duration.ofHours(1))
                .withTeam(door, "checkin")
                .publish();
        var dora = Visitor.of(service, door);
        var ann = Visitor.user(service, "ann");
        var seat = ann.register(event.id);

        var first = dora.tryCheckIn(event.id, ann.ticket(seat)).expect(200).json();
        var second = Visitor.of(service, event.organiser)
                .tryCheckIn(event.id, seat)
                .expect(200)
                .json();

        assertThat(first.get("registrationId")).isEqualTo(seat.get("id"));
        assertThat(first.get("status").asText()).isEqualTo("checked_in");
        assertThat(first.get("username").asText()).isEqualTo(ann.person().username());
        assertThat(first.get("repeated").asBoolean()).isFalse();
        assertThat(second.get("repeated").asBoolean()).isTrue();
        assertThat(second.get("at")).isEqualTo(first.get("at"));

        var own = ann.read(seat);
        assertThat(own.get("status").asText()).isEqualTo("checked_in");
        assertThat(own.get("checkedInAt")).isEqualTo(first.get("at"));
        var list = dora.http().get("/events/" + event.id + "/attendees?status=checked_in");
        assertThat(list.expect(200).json().at("/items/0/checkedInAt")).isEqualTo(first.get("at"));
        assertThat(dora.http()
                        .with("Accept", "text/csv")
                        .get("/events/" + event.id + "/attendees")
                        .body())
                .endsWith("," + first.get("at").asText() + "\r\n")
                .contains(",checked_in,");

        ann.tryCancel(seat).expectProblem(409, "already-checked-in");
        Visitor.user(service, "bob").register(event.id); // after all that is published of ann
        var told = SeatsHistory.await(events, event.id, 2);
        assertThat(told.types())
                .containsExactly("confirmed", "seats-changed", "checked-in", "confirmed", "seats-changed");
        assertThat(told.violations()).isEmpty();
        var record = Contracts.check(told.records().get(2));
        assertThat(record.get("checkedInBy").asText()).isEqualTo(door.id().toString());
        assertThat(record.get("at")).isEqualTo(first.get("at"));
        assertThat(record.get("userId").asText()).isEqualTo(ann.person().id().toString());
    }

    /** Attack 37. */
    @Test
    void onlyTheEventsOwnStaffChecksIn(RunningService service) {
        var elsewhere = Person.user("eve");
        PublishedEvent.unpublished(2).withTeam(elsewhere, "checkin").publish();
        var moderator = Person.user("mo");
        var event = PublishedEvent.unpublished(2)
                .in(Duration.ofHours(1))
                .withTeam(moderator, "moderator")
                .publish();
        var ann = Visitor.user(service, "ann");
        var seat = ann.register(event.id);
        var ticket = ann.ticket(seat);
        var batch = Map.of(
                "checkIns", List.of(Map.of("ticket", ticket, "at", Instant.now().toString())));

        for (var person : List.of(elsewhere, moderator, ann.person(), Person.guest("gus"))) {
            var visitor = Visitor.of(service, person);
            visitor.tryCheckIn(event.id, ticket).expectProblem(403, "forbidden");
            visitor.tryCheckIn(event.id, "forged").expectProblem(403, "forbidden");
            visitor.http()
                    .post("/events/" + event.id + "/check-ins/batch", batch)
                    .expectProblem(403, "forbidden");
            visitor.http().delete(checkIn(event.id, seat)).expectProblem(403, "forbidden");
            visitor.http()
                    .put(attendance(event.id, seat), Map.of("status", "checked_in"))
                    .expectProblem(403, "forbidden");
        }
        assertThat(ann.read(seat).get("status").asText()).isEqualTo("registered");
        Visitor.of(service, Person.admin("ada")).tryCheckIn(event.id, ticket).expect(200);
    }

    @Test
    void eachRefusalSaysWhy(RunningService service) {
        var event = PublishedEvent.soon(1);
        var door = Visitor.of(service, event.organiser);
        var ann = Visitor.user(service, "ann");
        var seat = ann.register(event.id);
        var ticket = ann.ticket(seat);
        var bob = Visitor.user(service, "bob");
        var place = bob.register(event.id);
        var other = PublishedEvent.soon(1);
        var otherTicket = bob.ticket(bob.register(other.id));

        var dot = ticket.lastIndexOf('.');
        door.tryCheckIn(event.id, ticket.substring(0, dot) + otherTicket.substring(otherTicket.lastIndexOf('.')))
                .expectProblem(422, "ticket-invalid");
        door.tryCheckIn(event.id, "x".repeat(2_001)).expectProblem(422, "validation-failed");
        door.tryCheckIn(event.id, otherTicket).expectProblem(409, "ticket-of-another-event");
        door.tryCheckIn(event.id, place).expectProblem(409, "no-seat");
        door.tryCheckIn(other.id, seat).expectProblem(403, "forbidden");
        Visitor.of(service, other.organiser).tryCheckIn(other.id, seat).expectProblem(404, "attendee-unknown");
        door.tryCheckIn(UUID.randomUUID(), ticket).expectProblem(404, "event-unknown");
        ann.cancel(seat);
        door.tryCheckIn(event.id, ticket).expectProblem(409, "registration-cancelled");
        door.http().delete(checkIn(event.id, seat)).expect(204);
        door.http()
                .delete("/events/" + event.id + "/check-ins/" + UUID.randomUUID())
                .expectProblem(404, "attendee-unknown");

        var path = "/events/" + event.id + "/check-ins";
        for (var body : List.of(Map.of(), Map.of("ticket", ticket, "registrationId", UUID.randomUUID()))) {
            var problem =
                    door.http().with("Accept-Language", "ru").post(path, body).expectProblem(422, "validation-failed");
            assertThat(problem.at("/violations/0/field").asText()).isEqualTo("ticket");
            assertThat(problem.at("/violations/0/message").asText()).startsWith("пришлите");
        }

        var later = PublishedEvent.ofCapacity(1);
        var early = bob.ticket(bob.register(later.id));
        Visitor.of(service, later.organiser).tryCheckIn(later.id, early).expectProblem(409, "check-in-not-open");
        event.with("status", "cancelled").change("cancelled");
        door.tryCheckIn(event.id, bob.read(place)).expectProblem(409, "event-cancelled");
    }

    @Test
    void aCheckInIsTakenBackAndTheSeatCanBeGivenUpAgain(RunningService service, Events events, Database database) {
        var event = PublishedEvent.soon(1);
        var door = Visitor.of(service, event.organiser);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        var seat = ann.register(event.id);
        var place = bob.register(event.id);
        door.tryCheckIn(event.id, seat).expect(200);
        assertThat(database.count(
                        "registration.event_seats where event_id = ? and taken = 1 and waiting = 1", event.id))
                .isEqualTo(1);

        door.http().delete(checkIn(event.id, seat)).expect(204);
        door.http().delete(checkIn(event.id, seat)).expect(204);

        var own = ann.read(seat);
        assertThat(own.get("status").asText()).isEqualTo("registered");
        assertThat(own.has("checkedInAt")).isFalse();
        ann.cancel(seat);
        assertThat(bob.read(place).get("status").asText()).isEqualTo("registered");
        var told = SeatsHistory.await(events, event.id, 3);
        assertThat(told.types().subList(4, 9))
                .containsExactly("checked-in", "check-in-undone", "cancelled", "promoted", "seats-changed");
        assertThat(told.violations()).isEmpty();
        Contracts.check(told.records().get(5));
    }

    @Test
    void oneTicketAtManyDoorsAtOnceIsOneCheckIn(RunningService service, Events events) {
        var event = PublishedEvent.soon(2);
        var door = Visitor.of(service, event.organiser);
        var ann = Visitor.user(service, "ann");
        var ticket = ann.ticket(ann.register(event.id));

        var answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> door.tryCheckIn(event.id, ticket))
                .map(answer -> answer.expect(200).json())
                .toList();

        assertThat(answers.stream().filter(answer -> !answer.get("repeated").asBoolean()))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.get("at")).distinct()).hasSize(1);
        Visitor.user(service, "bob").register(event.id);
        SeatsHistory.await(events, event.id, 2);
        assertThat(events.received("registrations", "checked-in", event.id)).hasSize(1);
    }

    @Test
    void aDeviceThatWasOfflineTellsAllAtOnceAndMayRepeatIt(RunningService service, Events events) {
        var event = PublishedEvent.soon(3);
        var door = Visitor.of(service, event.organiser);
        var people = Stream.of("ann", "bob", "cid", "dan")
                .map(name -> Visitor.user(service, name))
                .toList();
        var seats = people.stream().map(person -> person.register(event.id)).toList();
        var came = Instant.now().minus(Duration.ofMinutes(5));
        var body = Map.of(
                "checkIns",
                List.of(
                        Map.of("ticket", people.get(0).ticket(seats.get(0)), "at", came),
                        Map.of("ticket", "forged", "at", came),
                        Map.of("registrationId", seats.get(1).get("id"), "at", Instant.parse("2001-01-01T00:00:00Z")),
                        Map.of("registrationId", seats.get(3).get("id"), "at", came),
                        Map.of("registrationId", seats.get(0).get("id"), "at", came.plusSeconds(60))));
        var path = "/events/" + event.id + "/check-ins/batch";

        var items = door.http().post(path, body).expect(200).json().get("items");

        assertThat(column(items, "status"))
                .containsExactly("checked_in", "refused", "checked_in", "refused", "checked_in");
        assertThat(column(items, "repeated")).containsExactly("false", "false", "false", "false", "true");
        assertThat(Instant.parse(items.at("/0/at").asText())).isEqualTo(came);
        assertThat(items.at("/0/username").asText())
                .isEqualTo(people.get(0).person().username());
        assertThat(items.at("/1/problem/type").asText()).isEqualTo("https://convoke.io/problems/ticket-invalid");
        assertThat(items.get(1).has("registrationId")).isFalse();
        assertThat(Instant.parse(items.at("/2/at").asText()))
                .isEqualTo(event.start().minus(Duration.ofHours(12)));
        assertThat(items.at("/3/problem/type").asText()).isEqualTo("https://convoke.io/problems/no-seat");
        assertThat(items.at("/3/registrationId")).isEqualTo(seats.get(3).get("id"));
        assertThat(items.at("/4/at")).isEqualTo(items.at("/0/at"));

        var again = door.http().post(path, body).expect(200).json().get("items");
        assertThat(column(again, "repeated")).containsExactly("true", "false", "true", "false", "true");
        people.get(2).cancel(seats.get(2));
        SeatsHistory.await(events, event.id, 5);
        assertThat(events.received("registrations", "checked-in", event.id))
                .hasSize(2)
                .allSatisfy(Contracts::check);
        assertThat(SeatsHistory.soFar(events, event.id).violations()).isEmpty();
    }

    @Test
    void aBatchHasOneToFiveHundredWholeItems(RunningService service) {
        var event = PublishedEvent.soon(3);
        var door = Visitor.of(service, event.organiser);
        var path = "/events/" + event.id + "/check-ins/batch";
        var item = Map.of(
                "registrationId",
                UUID.randomUUID().toString(),
                "at",
                Instant.now().toString());

        var most = door.http().post(path, Map.of("checkIns", java.util.Collections.nCopies(500, item)));
        assertThat(most.expect(200).json().get("items")).hasSize(500);
        refused(door.http().post(path, Map.of("checkIns", java.util.Collections.nCopies(501, item))), "checkIns");
        refused(door.http().post(path, Map.of("checkIns", List.of())), "checkIns");
        refused(door.http().post(path, Map.of()), "checkIns");
        refused(door.http().post(path, Map.of("checkIns", List.of(item, Map.of("ticket", "x")))), "checkIns[1].at");
        refused(
                door.http().post(path, Map.of("checkIns", List.of(item, Map.of("at", item.get("at"))))),
                "checkIns[1].ticket");
    }

    private static void refused(Answer answer, String field) {
        var problem = answer.expectProblem(422, "validation-failed");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
    }

    private static List<String> column(JsonNode items, String name) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).get(name).asText())
                .toList();
    }

    private static String checkIn(UUID eventId, JsonNode registration) {
        return "/events/" + eventId + "/check-ins/" + registration.get("id").asText();
    }

    private static String attendance(UUID eventId, JsonNode registration) {
        return "/events/" + eventId + "/attendees/" + registration.get("id").asText() + "/attendance";
    }

    static List<String> ids(List<Received> records) {
        return records.stream()
                .map(record -> record.json().get("registrationId").asText())
                .toList();
    }
}
