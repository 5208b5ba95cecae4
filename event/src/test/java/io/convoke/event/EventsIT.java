package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making, reading, changing and deleting events (E1). */
@ServiceTest
class EventsIT {
    private final Person ann = Person.user("ann");
    private Http anonymous;
    private Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        anonymous = service.http();
        http = anonymous.as(tokens.of(ann));
        Bench.current().peer("registration").reset();
    }

    @Test
    void anEventIsMadeReadAndPublished(Events events) {
        var body = Requests.event("Kotlin evening");
        body.put("description", "Talks\nand pizza");
        body.put("category", "Technology");
        body.put("maxParticipants", 60);
        body.put("registrationClosesAt", "2031-03-27T12:00:00+03:00");
        body.put(
                "location",
                Map.of("city", "Москва", "address", "Тверская, 7", "latitude", 55.7579, "longitude", 37.6113));
        body.put("online", Map.of("url", "https://meet.example.org/kotlin"));

        var made = http.post("/", body).expect(201);
        var event = made.json();
        var id = id(made);
        assertThat(made.header("Location").orElseThrow()).endsWith("/api/v1/events/" + id);
        assertThat(made.header("ETag")).contains("\"1\"");
        assertThat(event.get("start").asText()).isEqualTo("2031-03-27T16:00:00Z");
        assertThat(event.get("end").asText()).isEqualTo("2031-03-27T19:00:00Z");
        assertThat(event.get("registrationClosesAt").asText()).isEqualTo("2031-03-27T09:00:00Z");
        assertThat(event.get("status").asText()).isEqualTo("active");
        assertThat(event.get("maxParticipants").asInt()).isEqualTo(60);
        assertThat(event.at("/location/city").asText()).isEqualTo("Москва");
        assertThat(event.at("/online/url").asText()).isEqualTo("https://meet.example.org/kotlin");
        assertThat(event.at("/organiser/id").asText()).isEqualTo(ann.id().toString());
        assertThat(event.at("/organiser/username").asText()).isEqualTo(ann.username());
        assertThat(event.at("/seats/free").asInt()).isEqualTo(60);
        assertThat(event.at("/seats").has("asOf")).isFalse();
        assertThat(event.get("rating").has("average")).isFalse();
        assertThat(event.at("/rating/count").asInt()).isZero();
        assertThat(event.has("locationId")).as("an inline place is not shared").isFalse();

        assertThat(anonymous.get("/" + id).expect(200).json()).isEqualTo(event);

        var published = events.await("events", "published", id);
        Contracts.check(published);
        assertThat(published.json().get("version").asInt()).isEqualTo(1);
        assertThat(published.json().get("capacity").asInt()).isEqualTo(60);
        assertThat(published.json().at("/location/latitude").asDouble()).isEqualTo(55.7579);
        assertThat(published.json().at("/team/0/role").asText()).isEqualTo("owner");
    }

    @Test
    void theFoundingDefaults() {
        var body = Requests.with(Requests.event(), "end", null);
        var event = http.post("/", body).expect(201).json();
        assertThat(event.get("maxParticipants").asInt()).isEqualTo(100);
        assertThat(event.get("status").asText()).isEqualTo("active");
        assertThat(event.has("end")).isFalse();
        assertThat(event.has("location")).isFalse();
    }

    @Test
    void anOrganiserMayRecordWhatWas() {
        var body = Requests.with(Requests.event(), "start", "2001-05-05T10:00:00Z");
        body.put("end", "2001-05-05T12:00:00Z");
        http.post("/", body).expect(201);
    }

    @Test
    void aChangeReplacesWhatWasSaidAndTellsWhatChanged(Events events) {
        var body = Requests.event("Kotlin evening");
        body.put("description", "Talks");
        body.put("location", Map.of("city", "Kazan"));
        var made = http.post("/", body).expect(201);
        var id = id(made);

        body.remove("description");
        body.put("start", "2031-03-27T20:00");
        var changed = http.with("If-Match", "\"1\"").put("/" + id, body).expect(200);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(changed.json().has("description")).isFalse();
        assertThat(changed.json().get("start").asText()).isEqualTo("2031-03-27T17:00:00Z");

        var told = events.await("events", "changed", id);
        Contracts.check(told);
        assertThat(texts(told.json().get("changes"))).containsExactlyInAnyOrder("description", "start");
        assertThat(told.json().get("version").asInt()).isEqualTo(2);
        assertThat(told.json().get("sequence").asInt()).isEqualTo(1);

        body.put("category", "Technology");
        http.with("If-Match", "\"2\"").put("/" + id, body).expect(200);
        var second = events.await(
                "events", "changed", id, record -> record.json().get("version").asInt() == 3);
        assertThat(second.json().get("sequence").asInt())
                .as("neither name nor time nor place")
                .isEqualTo(1);
        assertThat(texts(second.json().get("changes"))).containsExactly("category");
    }

    @Test
    void aChangeThatChangesNothingIsNotTold(Events events, Database database) {
        var body = Requests.event();
        body.put("location", Map.of("city", "Kazan", "address", "Bauman street"));
        var id = id(http.post("/", body).expect(201));
        var places = database.count("event.location");
        var same = http.with("If-Match", "\"1\"").put("/" + id, body).expect(200);
        assertThat(same.header("ETag")).contains("\"1\"");
        assertThat(database.count("event.location")).isEqualTo(places);
        http.post("/" + id + "/cancel").expect(200);
        events.await("events", "cancelled", id);
        assertThat(events.received("events", "changed", id)).isEmpty();
    }

    @Test
    void capacityStaysWhenAChangeDoesNotSpeakOfIt() {
        var body = Requests.with(Requests.event(), "maxParticipants", 7);
        var id = id(http.post("/", body).expect(201));
        body.remove("maxParticipants");
        body.put("category", "Technology");
        var changed = http.with("If-Match", "\"1\"").put("/" + id, body).expect(200);
        assertThat(changed.json().get("maxParticipants").asInt()).isEqualTo(7);
    }

    @Test
    void aStaleChangeIsRefused() {
        var body = Requests.event();
        var id = id(http.post("/", body).expect(201));
        http.put("/" + id, body).expectProblem(428, "precondition-required");
        http.with("If-Match", "\"9\"").put("/" + id, body).expectProblem(412, "stale");
        http.with("If-Match", "nonsense").put("/" + id, body).expectProblem(400, "malformed-request");
        http.with("If-Match", "\"9\"").post("/" + id + "/cancel").expectProblem(412, "stale");
        http.with("If-Match", "\"9\"").delete("/" + id).expectProblem(412, "stale");
        http.with("If-Match", "*").put("/" + id, body).expect(200);
    }

    @Test
    void ofChangesAtOnceOneWins() {
        var body = Requests.event();
        var id = id(http.post("/", body).expect(201));
        var racing = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> http.with("If-Match", "\"1\"")
                        .put("/" + id, Requests.with(body, "category", "c" + i))
                        .status()))
                .toList();
        var answers = racing.stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(anonymous.get("/" + id).header("ETag")).contains("\"2\"");
    }

    @Test
    void aRepeatedRequestMakesOneEvent() {
        var key = UUID.randomUUID().toString();
        var body = Requests.event();
        var first = http.with("Idempotency-Key", key).post("/", body).expect(201);
        var again = http.with("Idempotency-Key", key).post("/", body).expect(201);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        http.with("Idempotency-Key", key)
                .post("/", Requests.with(body, "name", "Other"))
                .expectProblem(422, "idempotency-key-reused");
        http.with("Idempotency-Key", "a b").post("/", body).expectProblem(400, "malformed-request");
    }

    @Test
    void aDeletedEventIsGoneAndTold(Events events) {
        Bench.current().peer("registration").answer("DELETE", ".*/seats", 204, null);
        var id = id(http.post("/", Requests.event()).expect(201));
        http.delete("/" + id).expect(204);
        anonymous.get("/" + id).expectProblem(404, "event-unknown");
        http.delete("/" + id).expectProblem(404, "event-unknown");
        var told = events.await("events", "deleted", id);
        Contracts.check(told);
        assertThat(told.json().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void aDeletedDraftWasNeverThere(Events events) {
        var draft = id(http.post("/", Requests.with(Requests.event(), "status", "draft"))
                .expect(201));
        http.delete("/" + draft).expect(204);
        var later = id(http.post("/", Requests.event()).expect(201));
        events.await("events", "published", later);
        assertThat(events.received("events", "deleted", draft)).isEmpty();
        assertThat(Bench.current().peer("registration").requests()).isEmpty();
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.json().get("id").asText());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
