package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RawHttp;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, and the attacks on routes of this service; numbers are those of docs/security.md. */
@ServiceTest
class AccessIT {
    private Http anonymous;
    private Http owner;
    private Http stranger;
    private Http admin;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        anonymous = service.http();
        owner = anonymous.as(tokens.of(Person.user("owner")));
        stranger = anonymous.as(tokens.of(Person.user("stranger")));
        admin = anonymous.as(tokens.of(Person.admin("admin")));
        Bench.current().peer("registration").reset();
    }

    @Test
    void attack33SomebodyElsesEventIsNotChanged() {
        var id = make("active");
        everyWrite(stranger, id, 403, "forbidden");
        assertThat(owner.get("/" + id).header("ETag")).contains("\"1\"");
    }

    @Test
    void attack33SomebodyElsesDraftIsNotThereWhateverIsTried() {
        everyWrite(stranger, make("draft"), 404, "event-unknown");
    }

    @Test
    void attack34ADraftIsThereForItsTeamOnly() {
        var id = make("draft");
        for (var path : List.of("", "/seats", "/seats/stream", "/calendar.ics")) {
            anonymous.with("Accept", "*/*").get("/" + id + path).expectProblem(404, "event-unknown");
            stranger.with("Accept", "*/*").get("/" + id + path).expectProblem(404, "event-unknown");
        }
        stranger.get("/" + id + "/team").expectProblem(404, "event-unknown");
        owner.get("/" + id).expect(200);
        admin.get("/" + id).expect(200);
        var helper = Person.user("helper");
        owner.put("/" + id + "/team/" + helper.id(), Map.of("role", "checkin")).expect(200);
        anonymous.as(Bench.current().tokens().of(helper)).get("/" + id).expect(200);
    }

    @Test
    void anonymousCallersWriteNothing() {
        everyWrite(anonymous, make("active"), 401, "invalid-token");
        anonymous.post("/", Requests.event()).expectProblem(401, "invalid-token");
        anonymous.post("/locations", Map.of("city", "Kazan")).expectProblem(401, "invalid-token");
    }

    @Test
    void guestsWriteNothing(Tokens tokens) {
        var guest = anonymous.as(tokens.of(Person.guest("guest")));
        guest.post("/", Requests.event()).expectProblem(403, "forbidden");
        guest.post("/locations", Map.of("city", "Kazan")).expectProblem(403, "forbidden");
        everyWrite(guest, make("active"), 403, "forbidden");
        guest.get("/" + make("active")).expect(200);
    }

    @Test
    void adminsGovern() {
        var id = make("active");
        admin.with("If-Match", "\"1\"").put("/" + id, Requests.event("Kept")).expect(200);
        admin.put("/" + id + "/team/" + UUID.randomUUID(), Map.of("role", "editor"))
                .expect(200);
        admin.post("/" + id + "/cancel").expect(200);
    }

    @Test
    void attack38OwnerAndSeatsAreNotInTheBody() {
        for (var field : List.of("ownerId", "taken", "id", "version", "organiser", "seats", "createdAt")) {
            var problem = owner.post("/", Requests.with(Requests.event(), field, "1"))
                    .expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
        }
        var id = make("active");
        owner.with("If-Match", "\"1\"")
                .put(
                        "/" + id,
                        Requests.with(
                                Requests.event(), "ownerId", UUID.randomUUID().toString()))
                .expectProblem(400, "malformed-request");
        owner.send("PATCH", "/" + id, "application/json", "{\"ownerId\":\"" + UUID.randomUUID() + "\"}")
                .expectProblem(405, "method-not-allowed");
    }

    @Test
    void attack51WrongMethodAndTypes() {
        var id = make("active");
        owner.send("POST", "/", "text/plain", "name=x").expectProblem(415, "unsupported-media-type");
        anonymous.with("Accept", "image/png").get("/" + id).expectProblem(406, "not-acceptable");
        assertThat(owner.send("PUT", "/", "application/json", "{}").expect(405).header("Allow"))
                .isPresent();
        anonymous.send("TRACE", "/" + id).expect(405);
    }

    @Test
    void attack52HostileJson() {
        owner.post("/", "[".repeat(10_000) + "]".repeat(10_000)).expectProblem(400, "malformed-request");
        owner.post("/", "{\"name\":" + "{\"a\":".repeat(10_000)).expectProblem(400, "malformed-request");
        owner.post("/", "{\"name\":\"a\",\"name\":\"b\",\"start\":\"2031-01-01T10:00\",\"timeZone\":\"UTC\"}")
                .expectProblem(400, "malformed-request");
        owner.post("/", Requests.with(Requests.event(), "name", "a\0b")).expectProblem(400, "malformed-request");
        owner.post("/", Requests.with(Requests.event(), "name", 5)).expectProblem(400, "malformed-request");
        owner.post("/", "{\"maxParticipants\":1e309}").expectProblem(400, "malformed-request");
        owner.post("/", "{\"maxParticipants\":2147483648}").expectProblem(400, "malformed-request");
        owner.post("/", "{\"maxParticipants\":1.5}").expectProblem(400, "malformed-request");
        owner.post("/", "").expectProblem(400, "malformed-request");
        owner.post("/", "null").expectProblem(400, "malformed-request");
        owner.post("/", Requests.with(Requests.event(), "locationId", "x")).expectProblem(400, "malformed-request");
        owner.post("/", Requests.with(Requests.event(), "description", "x".repeat(300_000)))
                .expectProblem(413, "content-too-large");
    }

    @Test
    void attack53OddPathsLeadNowhere(RunningService service) {
        for (var path : List.of("/%2e%2e/internal", "//" + UUID.randomUUID(), "/;a=b/seats", "/..;/health", "/%00")) {
            var answer = RawHttp.exchange(
                    service.port(), RawHttp.request(service.port(), "GET", "/api/v1/events" + path, ""));
            assertThat(RawHttp.status(answer)).as(path).isIn(400, 404);
        }
    }

    @Test
    void attack55LineBreaksReachNoMailHeader() {
        for (var text : List.of("Party\r\nBcc: all@example.org", "Party\nX", "Party\u2028X", "Party\u001b[31m")) {
            var problem = owner.post("/", Requests.event(text)).expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText()).isEqualTo("name");
            owner.post("/", Requests.with(Requests.event(), "category", text)).expectProblem(400, "malformed-request");
            owner.post("/", Requests.with(Requests.event(), "location", Map.of("city", text)))
                    .expectProblem(400, "malformed-request");
            owner.post("/locations", Map.of("city", "Kazan", "address", text)).expectProblem(400, "malformed-request");
        }
        owner.post("/", Requests.with(Requests.event(), "description", "two\nlines\tare fine"))
                .expect(201);
        owner.post("/", Requests.with(Requests.event(), "description", "a bell\u0007 is not"))
                .expectProblem(400, "malformed-request");
    }

    private static void everyWrite(Http caller, UUID id, int status, String slug) {
        caller.with("If-Match", "\"1\"").put("/" + id, Requests.event()).expectProblem(status, slug);
        caller.delete("/" + id).expectProblem(status, slug);
        for (var action : List.of("publish", "cancel", "complete")) {
            caller.post("/" + id + "/" + action).expectProblem(status, slug);
        }
        caller.put("/" + id + "/team/" + UUID.randomUUID(), Map.of("role", "editor"))
                .expectProblem(status, slug);
        caller.delete("/" + id + "/team/" + UUID.randomUUID()).expectProblem(status, slug);
    }

    private UUID make(String status) {
        var made = owner.post("/", Requests.with(Requests.event(), "status", status))
                .expect(201);
        return UUID.fromString(made.json().get("id").asText());
    }
}
