package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RegistrationTest
class RegistrationsResourceIT {
    @Test
    void theLastSeatIsTakenTheNextCallerWaitsAndIsPromoted(RunningService service, Events events) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");

        var answer = ann.tryRegister(event.id).expect(201);
        var seat = answer.json();
        assertThat(seat.get("eventId").asText()).isEqualTo(event.id.toString());
        assertThat(seat.get("userId").asText()).isEqualTo(ann.person().id().toString());
        assertThat(seat.get("status").asText()).isEqualTo("registered");
        assertThat(seat.has("waitlistPosition")).isFalse();
        assertThat(Instant.parse(seat.get("registrationTime").asText())).isBefore(Instant.now());
        assertThat(answer.header("Location").orElseThrow())
                .isEqualTo(service.uri(service.prefix() + "/" + seat.get("id").asText())
                        .toString());
        var place = bob.register(event.id);
        assertThat(place.get("status").asText()).isEqualTo("waitlisted");
        assertThat(place.get("waitlistPosition").asInt()).isEqualTo(1);

        assertThat(ann.cancel(seat).get("status").asText()).isEqualTo("cancelled");
        var promoted = bob.read(place);
        assertThat(promoted.get("status").asText()).isEqualTo("registered");
        assertThat(promoted.has("waitlistPosition")).isFalse();
        assertThat(promoted.get("registrationTime")).isEqualTo(place.get("registrationTime"));

        var history = SeatsHistory.await(events, event.id, 3);
        assertThat(history.types())
                .containsExactly(
                        "confirmed",
                        "seats-changed",
                        "waitlisted",
                        "seats-changed",
                        "cancelled",
                        "promoted",
                        "seats-changed");
        assertThat(history.violations()).isEmpty();
        history.records().forEach(Contracts::check);
    }

    @Test
    void theLineMovesUpWhenSomebodyInItLeaves(RunningService service, Events events) {
        var event = PublishedEvent.ofCapacity(1);
        Visitor.user(service, "ann").register(event.id);
        var bob = Visitor.user(service, "bob");
        var cid = Visitor.user(service, "cid");
        var first = bob.register(event.id);
        var second = cid.register(event.id);
        assertThat(second.get("waitlistPosition").asInt()).isEqualTo(2);

        bob.cancel(first);

        assertThat(cid.read(second).get("waitlistPosition").asInt()).isEqualTo(1);
        var cancelled = events.await("registrations", "cancelled", event.id);
        assertThat(cancelled.json().get("before").asText()).isEqualTo("waitlisted");
        assertThat(SeatsHistory.await(events, event.id, 4).violations()).isEmpty();
    }

    @Test
    void whoCancelledMayRegisterAgainAtTheEndOfTheLine(RunningService service) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        var first = ann.register(event.id);
        bob.register(event.id);
        ann.cancel(first);

        var again = ann.register(event.id);

        assertThat(again.get("id")).isNotEqualTo(first.get("id"));
        assertThat(again.get("status").asText()).isEqualTo("waitlisted");
        assertThat(ann.read(first).get("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void cancellingTwiceIsTheSameAsOnce(RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(2);
        var ann = Visitor.user(service, "ann");
        var seat = ann.register(event.id);
        var once = ann.cancel(seat);
        assertThat(ann.cancel(seat)).isEqualTo(once);
        Visitor.user(service, "bob").register(event.id);

        var history = SeatsHistory.await(events, event.id, 3);
        assertThat(history.types())
                .containsExactly(
                        "confirmed", "seats-changed", "cancelled", "seats-changed", "confirmed", "seats-changed");
        assertThat(database.count("registration.event_seats where event_id = ? and taken = 1", event.id))
                .isEqualTo(1);
    }

    @Test
    void oneLiveRegistrationForEachPersonHoweverManyAreTried(RunningService service, Database database) {
        var event = PublishedEvent.ofCapacity(5);
        var ann = Visitor.user(service, "ann");
        var threads = Executors.newFixedThreadPool(20);
        try {
            var tries = IntStream.range(0, 100)
                    .mapToObj(
                            i -> threads.submit(() -> ann.tryRegister(event.id).status()))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var one : tries) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
        ann.tryRegister(event.id).expectProblem(409, "already-registered");
        assertThat(database.count("registration.event_registration where event_id = ?", event.id))
                .isEqualTo(1);
    }

    @Test
    void onlyVerifiedPeopleRegister(RunningService service) {
        var event = PublishedEvent.ofCapacity(5);
        Visitor.of(service, Person.guest("gus")).tryRegister(event.id).expectProblem(403, "forbidden");
        service.http().post("/", Map.of("eventId", event.id.toString())).expectProblem(401, "invalid-token");
    }

    @Test
    void whatCannotBeReadIsNamed(RunningService service) {
        var ann = Visitor.user(service, "ann").http();
        ann.post("/", Map.of()).expectProblem(422, "validation-failed");
        var id = UUID.randomUUID().toString();
        for (var body : new String[] {
            "{\"eventId\": \"" + id + "\", \"status\": \"registered\"}",
            "{\"eventId\": \"" + id + "\", \"seats\": 2147483648}",
            "{\"eventId\": 1e309}",
            "{\"eventId\": \"x\"}",
            "{\"eventId\": \"" + id + "\", \"eventId\": \"" + id + "\"}",
            "{\"eventId\": \"" + id + "\"",
            "[]"
        }) {
            ann.post("/", body).expectProblem(400, "malformed-request");
        }
        ann.get("/nonsense").expectProblem(400, "malformed-request");
        ann.get("/?status=here").expectProblem(400, "malformed-request");
        ann.get("/?upcoming=perhaps").expectProblem(400, "malformed-request");
        ann.get("/?limit=1000000000").expectProblem(400, "malformed-request");
        ann.get("/?cursor=AAAA").expectProblem(400, "malformed-request");
    }

    @Test
    void anothersRegistrationDoesNotExist(RunningService service) {
        var event = PublishedEvent.ofCapacity(5);
        var seat = Visitor.user(service, "ann").register(event.id);
        var eve = Visitor.user(service, "eve");
        eve.http().get("/" + seat.get("id").asText()).expectProblem(404, "registration-unknown");
        eve.tryCancel(seat).expectProblem(404, "registration-unknown");
        eve.http().get("/" + UUID.randomUUID()).expectProblem(404, "registration-unknown");
    }

    @Test
    void eventsThatTakeNobodySayWhy(RunningService service) {
        var ann = Visitor.user(service, "ann");
        ann.tryRegister(PublishedEvent.ofCapacity(5).with("status", "cancelled").change("cancelled").id)
                .expectProblem(409, "event-cancelled");
        ann.tryRegister(PublishedEvent.ofCapacity(5).with("status", "completed").change("completed").id)
                .expectProblem(409, "event-completed");
        ann.tryRegister(PublishedEvent.ofCapacity(5).change("deleted").id).expectProblem(404, "event-unknown");
        ann.tryRegister(UUID.randomUUID()).expectProblem(404, "event-unknown");
    }

    @Test
    void registeringEndsAtTheStartOrEarlierAndCancellingAtTheStart(RunningService service, Clocks clocks) {
        var event = PublishedEvent.unpublished(5);
        event.with(
                        "registrationClosesAt",
                        event.start().minus(Duration.ofDays(2)).toString())
                .publish();
        var plain = PublishedEvent.ofCapacity(5);
        var ann = Visitor.user(service, "ann");
        var early = ann.register(event.id);
        var other = ann.register(plain.id);
        var bob = Visitor.user(service, "bob");

        clocks.shift("registration", Duration.ofDays(6));
        var soon = Visitor.of(service, bob.person());
        soon.tryRegister(event.id).expectProblem(409, "registration-closed");
        assertThat(soon.register(plain.id).get("status").asText()).isEqualTo("registered");
        Visitor.of(service, ann.person()).cancel(early);

        clocks.shift("registration", Duration.ofDays(8));
        Visitor.of(service, Person.user("cid")).tryRegister(plain.id).expectProblem(409, "registration-closed");
        var late = Visitor.of(service, ann.person());
        late.tryCancel(other).expectProblem(409, "cancellation-closed");
        assertThat(late.cancel(early).get("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void seatsThatSomebodyElseHoldsForLongAreA503InBoundedTime(RunningService service, Database database)
            throws SQLException {
        var event = PublishedEvent.ofCapacity(5);
        var ann = Visitor.user(service, "ann");
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement(
                    "select * from registration.event_seats where event_id = ? for update")) {
                lock.setObject(1, event.id);
                lock.execute();
                var before = Instant.now();
                var answer = ann.tryRegister(event.id);
                answer.expectProblem(503, "unavailable");
                assertThat(answer.header("Retry-After")).isPresent();
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
            }
            connection.rollback();
        }
        ann.register(event.id);
    }
}
