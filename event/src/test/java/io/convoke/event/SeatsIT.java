package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats as registration tells them, and live (E5). */
@ServiceTest
class SeatsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> body = Requests.with(Requests.event(), "maxParticipants", 10);
    private Http http;
    private UUID id;

    @BeforeEach
    void makeAnEvent(RunningService service, Tokens tokens) {
        http = service.http().as(tokens.of(Person.user("ann"))).with("If-Match", "*");
        id = UUID.fromString(http.post("/", body).expect(201).json().get("id").asText());
        Bench.current().peer("registration").reset();
    }

    @Test
    void theProjectionTakesNewerStatesOnly(Events events, RunningService service) {
        var untouched = service.http().get("/" + id + "/seats").expect(200).json();
        assertThat(untouched.get("free").asInt()).isEqualTo(10);
        assertThat(untouched.has("asOf")).isFalse();

        publish(events, 7, 0, 3, "2027-01-01T10:00:03Z");
        await(service, 7);
        publish(events, 5, 0, 2, "2027-01-01T10:00:02Z");
        publish(events, 10, 4, 4, "2027-01-01T10:00:04Z");
        await(service, 10);
        var seats = service.http().get("/" + id + "/seats").json();
        assertThat(seats.get("free").asInt()).isZero();
        assertThat(seats.get("waiting").asInt()).isEqualTo(4);
        assertThat(seats.get("asOf").asText()).isEqualTo("2027-01-01T10:00:04Z");
        assertThat(service.http().get("/" + id).json().get("seats")).isEqualTo(seats);
        assertThat(service.http().get("/" + id).header("ETag"))
                .as("seats are no change of the event")
                .contains("\"1\"");
    }

    @Test
    void theSampleOfTheContractIsUnderstood(Events events, RunningService service) {
        var sample = Contracts.sample("registrations", "seats-changed");
        sample.put("eventId", id.toString());
        sample.put("taken", 2);
        events.publish("registrations", "seats-changed", id, sample);
        await(service, 2);
    }

    @Test
    void otherTypesAreIgnoredAndPoisonIsBuried(Events events, RunningService service) {
        events.publish("registrations", "confirmed", id, Contracts.sample("registrations", "confirmed"));
        events.publish("registrations", "from-the-future", id, Map.of());
        events.publish("registrations", "seats-changed", id, Map.of("eventId", "nobody's"));
        publish(events, 1, 0, 1, "2027-01-01T10:00:00Z");
        await(service, 1);
        events.await("dlt.event-registrations", record -> record.key().equals(id.toString()));
    }

    @Test
    void listenersHearEveryState(Events events, RunningService service) throws Exception {
        try (var stream = new Listener(service)) {
            assertThat(stream.next().get("taken").asInt()).isZero();
            publish(events, 1, 0, 1, "2027-01-01T10:00:00Z");
            assertThat(stream.next().get("taken").asInt()).isEqualTo(1);
            http.put("/" + id, Requests.with(body, "maxParticipants", 20)).expect(200);
            assertThat(stream.next().get("capacity").asInt()).isEqualTo(20);
        }
    }

    @Test
    void aDeletedEventEndsTheStream(RunningService service) throws Exception {
        Bench.current().peer("registration").answer("DELETE", ".*/seats", 204, null);
        try (var stream = new Listener(service)) {
            stream.next();
            http.delete("/" + id).expect(204);
            stream.ended.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void listenersOfAnotherInstanceHearItToo(Events events, RunningService service) throws Exception {
        var few = Map.of(
                "convoke.event.seats-listeners", "2",
                "convoke.event.seats-heartbeat", "PT0.5S",
                "convoke.event.seats-stream-time", "PT6S");
        try (var second = Bench.current().start("event-2", few);
                var here = new Listener(service);
                var there = new Listener(second)) {
            here.next();
            there.next();
            publish(events, 3, 0, 1, "2027-01-01T10:00:00Z");
            assertThat(here.next().get("taken").asInt()).isEqualTo(3);
            assertThat(there.next().get("taken").asInt()).isEqualTo(3);

            try (var alsoThere = new Listener(second)) {
                alsoThere.next();
                var full = second.http().with("Accept", "text/event-stream").get("/" + id + "/seats/stream");
                full.expectProblem(503, "unavailable");
                assertThat(full.header("Retry-After")).isPresent();
            }
            there.ended.get(20, TimeUnit.SECONDS);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                try (var again = new Listener(second)) {
                    again.next();
                }
            });
        }
    }

    private void publish(Events events, int taken, int waiting, int version, String asOf) {
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
                        asOf));
    }

    private void await(RunningService service, int taken) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(service.http()
                                .get("/" + id + "/seats")
                                .json()
                                .get("taken")
                                .asInt())
                        .isEqualTo(taken));
    }

    /** A reader of the live stream. */
    private final class Listener implements AutoCloseable {
        final CompletableFuture<Void> ended;
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final Stream<String> lines;

        Listener(RunningService service) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(service.uri("/api/v1/events/" + id + "/seats/stream"))
                    .header("Accept", "text/event-stream")
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            lines = answer.body();
            ended = new CompletableFuture<>();
            new Thread(this::read, "listener").start();
        }

        JsonNode next() throws InterruptedException {
            var seats = heard.poll(20, TimeUnit.SECONDS);
            assertThat(seats).as("the next state").isNotNull();
            return seats;
        }

        private void read() {
            try {
                lines.filter(line -> line.startsWith("data:")).forEach(line -> heard.add(json(line.substring(5))));
            } catch (UncheckedIOException e) {
                // this test, or the server, has closed the stream: what was heard until then counts
            } finally {
                ended.complete(null);
            }
        }

        private static JsonNode json(String text) {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError(text, e);
            }
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
