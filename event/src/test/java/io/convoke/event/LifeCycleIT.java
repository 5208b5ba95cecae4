package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From draft to active to completed or cancelled, and never back (E3). */
@ServiceTest
class LifeCycleIT {
    private final Person ann = Person.user("ann");
    private Http anonymous;
    private Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        anonymous = service.http();
        http = anonymous.as(tokens.of(ann));
    }

    @Test
    void aDraftIsPublishedOnce(Events events) {
        var draft = make(Requests.with(Requests.event(), "status", "draft"));
        anonymous.get("/" + draft).expectProblem(404, "event-unknown");
        assertThat(http.get("/" + draft).expect(200).json().get("status").asText())
                .isEqualTo("draft");
        http.post("/" + draft + "/cancel").expectProblem(409, "event-not-published");
        http.post("/" + draft + "/complete").expectProblem(409, "event-not-published");

        var published = http.post("/" + draft + "/publish").expect(200);
        assertThat(published.header("ETag")).contains("\"2\"");
        assertThat(published.json().get("status").asText()).isEqualTo("active");
        anonymous.get("/" + draft).expect(200);
        var told = events.await("events", "published", draft);
        Contracts.check(told);
        assertThat(told.json().get("version").asInt()).isEqualTo(2);
        assertThat(told.json().get("sequence").asInt()).isZero();
        http.post("/" + draft + "/publish").expectProblem(409, "event-already-published");
    }

    @Test
    void aChangeCanPublishADraftButNotTakeItBack(Events events) {
        var body = Requests.with(Requests.event(), "status", "draft");
        var id = make(body);
        body.put("maxParticipants", 5);
        http.with("If-Match", "\"1\"").put("/" + id, body).expect(200);
        body.put("status", "active");
        var changed = http.with("If-Match", "\"2\"").put("/" + id, body).expect(200);
        assertThat(changed.json().get("status").asText()).isEqualTo("active");
        events.await("events", "published", id);
        assertThat(events.received("events", "changed", id)).isEmpty();
        body.put("status", "draft");
        http.with("If-Match", "*").put("/" + id, body).expectProblem(422, "validation-failed");
    }

    @Test
    void cancelledIsForGood(Events events) {
        var id = make(Requests.event());
        var cancelled = http.post("/" + id + "/cancel", Map.of("reason", "The speaker is ill"))
                .expect(200);
        assertThat(cancelled.json().get("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.json().get("cancelReason").asText()).isEqualTo("The speaker is ill");
        assertThat(cancelled.header("ETag")).contains("\"2\"");
        var told = events.await("events", "cancelled", id);
        Contracts.check(told);
        assertThat(told.json().get("reason").asText()).isEqualTo("The speaker is ill");
        assertThat(told.json().get("sequence").asInt()).isEqualTo(1);

        http.post("/" + id + "/cancel").expectProblem(409, "event-cancelled");
        http.post("/" + id + "/publish").expectProblem(409, "event-cancelled");
        http.post("/" + id + "/complete").expectProblem(409, "event-cancelled");
        http.with("If-Match", "*").put("/" + id, Requests.event()).expectProblem(409, "event-cancelled");
    }

    @Test
    void aReasonIsBounded() {
        var id = make(Requests.event());
        http.post("/" + id + "/cancel", Map.of("reason", "x".repeat(1001))).expectProblem(422, "validation-failed");
        http.post("/" + id + "/cancel", Map.of("why", "x")).expectProblem(400, "malformed-request");
        http.post("/" + id + "/cancel", "{}").expect(200);
    }

    @Test
    void onlyWhatHasBegunIsCompletedByHand(Events events) {
        var coming = make(Requests.event());
        http.post("/" + coming + "/complete").expectProblem(409, "event-not-started");
        var running = make(runningFor(Duration.ofHours(3)));
        var completed = http.post("/" + running + "/complete").expect(200);
        assertThat(completed.json().get("status").asText()).isEqualTo("completed");
        Contracts.check(events.await("events", "completed", running));
        http.post("/" + running + "/complete").expectProblem(409, "event-completed");
        http.post("/" + running + "/cancel").expectProblem(409, "event-completed");
        http.post("/" + running + "/publish").expectProblem(409, "event-completed");
        http.with("If-Match", "*").put("/" + running, Requests.event()).expectProblem(409, "event-completed");
    }

    @Test
    void anEventEndsByItself(Events events, Clocks clocks) {
        var ending = make(runningFor(Duration.ofHours(1)));
        var open = make(Requests.with(runningFor(Duration.ofHours(1)), "end", null));
        clocks.shift("event", Duration.ofMinutes(61));
        var told = events.await("events", "completed", ending);
        Contracts.check(told);
        assertThat(anonymous.get("/" + ending).json().get("status").asText()).isEqualTo("completed");
        assertThat(anonymous.get("/" + open).json().get("status").asText())
                .as("without an end it lasts 24 hours")
                .isEqualTo("active");
        clocks.shift("event", Duration.ofHours(24));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                anonymous.get("/" + open).json().get("status").asText())
                        .isEqualTo("completed"));
        assertThat(events.received("events", "completed", ending)).hasSize(1);
    }

    private UUID make(Map<String, Object> body) {
        return UUID.fromString(http.post("/", body).expect(201).json().get("id").asText());
    }

    private static Map<String, Object> runningFor(Duration rest) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var body = Requests.with(Requests.event(), "start", now.minusSeconds(60).toString());
        body.put("end", now.plus(rest).toString());
        return body;
    }
}
