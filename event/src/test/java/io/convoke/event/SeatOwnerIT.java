package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Peer;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before seats are taken away registration is asked: lowering capacity (attack 48) and deleting. */
@ServiceTest
class SeatOwnerIT {
    private static final String CAPACITY = ".*/internal/events/.*/capacity";
    private static final String SEATS = ".*/internal/events/.*/seats";

    private final Peer registration = Bench.current().peer("registration");
    private final Map<String, Object> body = Requests.with(Requests.event(), "maxParticipants", 10);
    private String token;
    private Http anonymous;
    private Http http;
    private UUID id;

    @BeforeEach
    void makeAnEvent(RunningService service, Tokens tokens) {
        token = tokens.of(Person.user("ann"));
        anonymous = service.http();
        http = anonymous.as(token).with("If-Match", "*");
        registration.reset();
        id = UUID.fromString(http.post("/", body).expect(201).json().get("id").asText());
    }

    @AfterEach
    void letGo() {
        registration.reset();
    }

    @Test
    void registrationLowersFirstWithTheCallersToken() throws Exception {
        registration.answer("PUT", CAPACITY, 204, null);
        assertThat(lowerTo(5).expect(200).json().get("maxParticipants").asInt()).isEqualTo(5);
        var asked = registration.requests().get(0);
        assertThat(asked.path()).isEqualTo("/api/v1/registrations/internal/events/" + id + "/capacity");
        assertThat(new ObjectMapper().readTree(asked.body()))
                .isEqualTo(new ObjectMapper().readTree("{\"capacity\":5,\"version\":2}"));
        assertThat(asked.headers()).containsEntry("authorization", "Bearer " + token);
    }

    @Test
    void attack48CapacityBelowTheConfirmedNumber() {
        registration.answer(
                "PUT", CAPACITY, 409, Map.of("type", "https://convoke.io/problems/capacity-below-registered"));
        lowerTo(5).expectProblem(409, "capacity-below-registered");
        assertThat(anonymous.get("/" + id).json().get("maxParticipants").asInt())
                .isEqualTo(10);
        assertThat(anonymous.get("/" + id).header("ETag")).contains("\"1\"");
    }

    @Test
    void raisingAsksNobody() {
        lowerTo(20).expect(200);
        assertThat(registration.requests()).isEmpty();
    }

    @Test
    void whatRegistrationHasNeverHeardOfIsDecidedByWhatIsKnownHere(Events events) {
        tell(events, 6, 0, 1);
        lowerTo(5).expectProblem(409, "capacity-below-registered");
        lowerTo(6).expect(200);
        http.delete("/" + id).expectProblem(409, "event-has-registrations");
        tell(events, 0, 0, 2);
        http.delete("/" + id).expect(204);
    }

    @Test
    void whatHasRegistrationsIsNotDeleted() {
        registration.answer(
                "DELETE", SEATS, 409, Map.of("type", "https://convoke.io/problems/event-has-registrations"));
        http.delete("/" + id).expectProblem(409, "event-has-registrations");
        anonymous.get("/" + id).expect(200);
        registration.reset();
        registration.answer("DELETE", SEATS, 204, null);
        http.delete("/" + id).expect(204);
    }

    @Test
    void aRegistrationThatFailsOnceIsAskedAgain() {
        registration.answer("PUT", CAPACITY, 503, Map.of());
        lowerTo(5).expectProblem(503, "unavailable");
        assertThat(registration.requests()).hasSize(2);
        assertThat(anonymous.get("/" + id).json().get("maxParticipants").asInt())
                .isEqualTo(10);
    }

    @Test
    void aRegistrationThatHangsIsABounded503AndSoonNotAskedAnyMore() {
        registration.hang(CAPACITY);
        for (int i = 0; i < 3; i++) {
            var begun = Instant.now();
            var problem = lowerTo(5);
            problem.expectProblem(503, "unavailable");
            assertThat(problem.header("Retry-After")).isPresent();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
        var begun = Instant.now();
        lowerTo(5).expectProblem(503, "unavailable");
        assertThat(Duration.between(begun, Instant.now()))
                .as("the circuit is open")
                .isLessThan(Duration.ofSeconds(1));
        anonymous.get("/" + id).expect(200);
        registration.reset();
        registration.answer("PUT", CAPACITY, 204, null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> lowerTo(5).expect(200));
    }

    @Test
    void aChangeThatIsLostAtItsCommitIsUndoneAtRegistrationByTheEventAsItIs(Database database, Events events) {
        registration.answer("PUT", CAPACITY, 204, null);
        database.update("create function event.lose() returns trigger language plpgsql as"
                + " $$ begin raise exception 'lost'; end $$");
        database.update("create constraint trigger lose after update on event.event deferrable initially deferred"
                + " for each row when (new.capacity = 5) execute function event.lose()");
        try {
            assertThat(lowerTo(5).status()).isGreaterThanOrEqualTo(500);
        } finally {
            database.update("drop function event.lose() cascade");
        }
        assertTruthIsTold(events);
        // A change that is committed leaves nothing to be told.
        lowerTo(6).expect(200);
        awaitNoQuestion(database);
        assertThat(anonymous.get("/" + id).header("ETag")).contains("\"3\"");
    }

    @Test
    void soIsOneWhoseInstanceDiesBeforeTheAnswer(RunningService service, Database database, Events events) {
        registration.hang(CAPACITY);
        var lost = CompletableFuture.runAsync(() -> lowerTo(5));
        Awaitility.await().until(() -> !registration.requests().isEmpty());
        service.kill9();
        assertThat(lost).failsWithin(Duration.ofSeconds(10));
        registration.reset();
        service.start();
        assertTruthIsTold(events);
        awaitNoQuestion(database);
    }

    private void assertTruthIsTold(Events events) {
        var told = events.await(
                "events",
                record -> record.key().equals(id.toString()) && record.type().equals("io.convoke.events.changed"));
        Contracts.check(told);
        assertThat(told.json().get("version").asInt()).isEqualTo(2);
        assertThat(told.json().get("capacity").asInt()).isEqualTo(10);
        assertThat(anonymous.get("/" + id).header("ETag")).contains("\"2\"");
    }

    private void awaitNoQuestion(Database database) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> database.count("event.seat_question where event_id = ?", id) == 0);
    }

    private Answer lowerTo(int capacity) {
        return http.put("/" + id, Requests.with(body, "maxParticipants", capacity));
    }

    private void tell(Events events, int taken, int waiting, int version) {
        events.publish(
                "registrations",
                "seats-changed",
                id,
                Map.of(
                        "eventId",
                        id,
                        "capacity",
                        10,
                        "taken",
                        taken,
                        "waiting",
                        waiting,
                        "version",
                        version,
                        "asOf",
                        "2027-01-01T10:00:00Z"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(anonymous
                                .get("/" + id + "/seats")
                                .json()
                                .get("taken")
                                .asInt())
                        .isEqualTo(taken));
    }
}
