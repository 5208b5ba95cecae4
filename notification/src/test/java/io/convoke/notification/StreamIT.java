package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The own list, live. */
@NotificationTest
class StreamIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void newOnesArriveAndMissedOnesAreMadeUpFor(Bench bench, RunningService service) throws Exception {
        var scene = new Scene(bench);
        var ann = scene.person("ann");
        var bob = scene.person("bob");
        var event = scene.publish("published", scene.event("Live", Instant.now().plus(Duration.ofDays(40))));

        try (var stream = open(bench, service, ann, null)) {
            follow(stream);
            Awaitility.await().until(() -> lines.stream().anyMatch(line -> line.startsWith(":")));
            scene.publish("confirmed", scene.seat(bob, event));
            var seat = scene.publish("confirmed", scene.seat(ann, event));
            var told = awaitTold("registration-confirmed", "sent");
            assertThat(told.get("subject").asText()).isEqualTo("You have a seat: Live");
            assertThat(lines)
                    .contains("event: notification", "id: " + told.get("id").asText());
            assertThat(told().stream().map(node -> node.get("id").asText()).distinct())
                    .hasSize(1);
            scene.publish("cancelled", seat);
            awaitTold("registration-cancelled", "sent");
        }

        var first = scene.list(ann).get(1).get("id").asText();
        lines.clear();
        try (var stream = open(bench, service, ann, first)) {
            follow(stream);
            awaitTold("registration-cancelled", "sent");
            assertThat(told()).hasSize(1);
        }
    }

    @Test
    void strangersAndBadIdsAreRefused(RunningService service, Bench bench) {
        var stranger = service.http().with("Accept", "text/event-stream");
        stranger.get("/stream").expectProblem(401, "invalid-token");
        var ann = stranger.as(bench.tokens().of(Person.user("ann")));
        ann.with("Last-Event-ID", "x").get("/stream").expectProblem(400, "malformed-request");
    }

    private Stream<String> open(Bench bench, RunningService service, Person person, String last) throws Exception {
        var request = HttpRequest.newBuilder(service.uri(service.prefix() + "/stream"))
                .header("Authorization", "Bearer " + bench.tokens().of(person))
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return response.body();
    }

    private void follow(Stream<String> stream) {
        var reader = new Thread(() -> {
            try {
                stream.forEach(lines::add);
            } catch (UncheckedIOException closed) {
                lines.add("closed");
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private JsonNode awaitTold(String kind, String status) {
        return Awaitility.await(kind)
                .atMost(Scene.PATIENCE)
                .until(
                        () -> told().stream()
                                .filter(node -> node.get("kind").asText().equals(kind)
                                        && node.get("status").asText().equals(status))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<JsonNode> told() {
        return lines.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> read(line.substring("data: ".length())))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
