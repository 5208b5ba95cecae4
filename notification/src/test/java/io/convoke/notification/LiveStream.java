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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Somebody's own list as an open stream of server-sent events. */
final class LiveStream implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Stream<String> body;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LiveStream(Stream<String> body) {
        this.body = body;
        var reader = new Thread(this::read, "live-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens it at an instance, with what comes from now on. */
    static LiveStream open(Bench bench, RunningService service, Person person) {
        return open(request(bench, service, person));
    }

    /** Opens it with what came after a notification. */
    static LiveStream openAfter(Bench bench, RunningService service, Person person, String last) {
        return open(request(bench, service, person).header("Last-Event-ID", last));
    }

    private static HttpRequest.Builder request(Bench bench, RunningService service, Person person) {
        return HttpRequest.newBuilder(service.uri(service.prefix() + "/stream"))
                .header("Authorization", "Bearer " + bench.tokens().of(person))
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30));
    }

    private static LiveStream open(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            return new LiveStream(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            body.forEach(lines::add);
        } catch (UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    void awaitSignOfLife() {
        Awaitility.await("a comment").until(() -> lines.stream().anyMatch(line -> line.startsWith(":")));
    }

    JsonNode awaitTold(String kind, String status) {
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

    /** The data of its events, oldest first. */
    List<JsonNode> told() {
        return lines.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> json(line.substring("data: ".length())))
                .toList();
    }

    /** All that has come, line by line. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
