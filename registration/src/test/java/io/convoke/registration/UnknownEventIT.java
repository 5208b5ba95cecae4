package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Database;
import io.convoke.testkit.Peer;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens while the projection of events lags. */
@RegistrationTest
class UnknownEventIT {
    private final Peer events = Bench.current().peer("event");

    @AfterEach
    void forget(RunningService service) {
        events.reset();
        var ann = Visitor.user(service, "ann");
        Awaitility.await("a closed breaker")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ann.tryRegister(UUID.randomUUID()).status() == 404);
        events.reset();
    }

    @Test
    void theEventServiceIsAskedWithTheCallersToken(RunningService service, Database database) {
        var event = PublishedEvent.unpublished(1);
        events.answer("GET", "/api/v1/events/" + event.id, 200, answer(event), Map.of("ETag", "\"1\""));
        var ann = Visitor.user(service, "ann");

        assertThat(ann.register(event.id).get("status").asText()).isEqualTo("registered");

        assertThat(events.requests()).hasSize(1);
        assertThat(events.requests().get(0).headers().get("authorization")).startsWith("Bearer ey");
        assertThat(Visitor.user(service, "bob").register(event.id).get("status").asText())
                .isEqualTo("waitlisted");
        assertThat(events.requests()).hasSize(1);

        // The record of the same version brings the team, which the answer did not have.
        var editor = Person.user("ed");
        Visitor.of(service, editor)
                .http()
                .get("/events/" + event.id + "/attendees")
                .expectProblem(403, "forbidden");
        event.withTeam(editor, "editor").publish();
        Visitor.of(service, editor)
                .http()
                .get("/events/" + event.id + "/attendees")
                .expect(200);
        assertThat(database.count(
                        "registration.event_seats where event_id = ? and taken = 1 and waiting = 1", event.id))
                .isEqualTo(1);
    }

    @Test
    void olderRecordsDoNotUndoWhatTheAnswerSaid(RunningService service, Database database) {
        var event = PublishedEvent.unpublished(50);
        var now = new LinkedHashMap<>(answer(event));
        now.put("maxParticipants", 1);
        events.answer("GET", "/api/v1/events/" + event.id, 200, now, Map.of("ETag", "\"3\""));
        Visitor.user(service, "ann").register(event.id);

        Applied.await(Bench.current().events().publish("events", "published", event.id, event.payload()));

        assertThat(Visitor.user(service, "bob").register(event.id).get("status").asText())
                .isEqualTo("waitlisted");
        assertThat(database.count("registration.event_seats where event_id = ? and capacity = 1", event.id))
                .isEqualTo(1);
    }

    @Test
    void aDraftIsToldToThoseWhoMaySeeItOnly(RunningService service, Database database) {
        var event = PublishedEvent.unpublished(5);
        var draft = new LinkedHashMap<>(answer(event));
        draft.put("status", "draft");
        events.answer("GET", "/api/v1/events/" + event.id, 200, draft, Map.of("ETag", "\"1\""));
        var owner = Visitor.of(service, event.organiser);
        owner.tryRegister(event.id).expectProblem(409, "event-not-published");
        owner.http().get("/events/" + event.id + "/attendees").expectProblem(409, "event-not-published");
        events.reset();
        var eve = Visitor.user(service, "eve");
        eve.tryRegister(event.id).expectProblem(404, "event-unknown");
        eve.http().get("/events/" + event.id + "/attendees").expectProblem(404, "event-unknown");
        assertThat(database.count("registration.known_event where event_id = ?", event.id))
                .isZero();
    }

    @Test
    void aServiceThatHangsIsA503InBoundedTimeAndOthersDoNotNotice(RunningService service) {
        var known = PublishedEvent.ofCapacity(50);
        var unknown = PublishedEvent.unpublished(5);
        events.hang("/api/v1/events/.*");
        var ann = Visitor.user(service, "ann");

        var before = Instant.now();
        var answer = ann.tryRegister(unknown.id);
        answer.expectProblem(503, "unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        Visitor.user(service, "bob").register(known.id);

        // After enough failures it is not even asked any more.
        IntStream.range(0, 4)
                .parallel()
                .forEach(i -> ann.tryRegister(unknown.id).expect(503));
        Awaitility.await("an open breaker").atMost(Duration.ofSeconds(60)).until(() -> {
            var start = Instant.now();
            ann.tryRegister(unknown.id).expect(503);
            return Duration.between(start, Instant.now()).compareTo(Duration.ofSeconds(1)) < 0;
        });

        // And asked again once it is back.
        events.reset();
        events.answer("GET", "/api/v1/events/" + unknown.id, 200, answer(unknown), Map.of("ETag", "\"1\""));
        Awaitility.await("a closed breaker")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ann.tryRegister(unknown.id).status() == 201);
    }

    @Test
    void aServiceThatErrsIsA503(RunningService service) {
        var event = PublishedEvent.unpublished(5);
        events.answer("GET", "/api/v1/events/" + event.id, 500, "broken");
        Visitor.user(service, "ann").tryRegister(event.id).expectProblem(503, "unavailable");
        events.reset();
        events.answer("GET", "/api/v1/events/" + event.id, 200, "<html>", Map.of());
        Awaitility.await("whatever the breaker says")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> Visitor.user(service, "ann").tryRegister(event.id).expectProblem(503, "unavailable"));
    }

    /** The event as its service answers it. */
    private static Map<String, Object> answer(PublishedEvent event) {
        var state = event.payload();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", event.id.toString());
        answer.put("maxParticipants", state.get("capacity"));
        for (var field : new String[] {"name", "start", "end", "timeZone", "status", "organiser"}) {
            answer.put(field, state.get(field));
        }
        answer.put("seats", Map.of("capacity", state.get("capacity"), "taken", 0));
        return answer;
    }
}
