package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a server says that was configured wrongly: in its readiness, in its log, and to those who ask it for something. */
public final class Complaints {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final RunningService server;

    public Complaints(RunningService server) {
        this.server = server;
    }

    /** Waits until a service's {@code -configuration} names these keys and no others; words by key. */
    public JsonNode awaitMistakes(String service, String... keys) {
        await(service).atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            var configuration = check(service + "-configuration");
            assertThat(configuration.path("status").asText()).isEqualTo("DOWN");
            assertThat(configuration.path("data").fieldNames()).toIterable().containsExactlyInAnyOrder(keys);
        });
        return check(service + "-configuration").path("data");
    }

    /**
     * Waits until a service's {@code -database} is down for a reason that begins so, its configuration is not what is wrong, and
     * the log says it too.
     */
    public void awaitReason(String service, String reason) {
        await(service).atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(check(service + "-database").path("data").path("reason").asText())
                    .startsWith(reason);
            assertThat(check(service + "-configuration").path("status").asText())
                    .isEqualTo("UP");
            assertThat(log()).anyMatch(line -> line.contains(service + " waits: " + reason));
        });
    }

    /** The server lives, and its services do nothing: neither started nor ready, with a clear problem for each request. */
    public void assertNothingIsBegun(List<String> services) {
        assertThat(health("started").status()).isEqualTo(503);
        assertThat(health("ready").status()).isEqualTo(503);
        assertThat(health("live").status()).isEqualTo(200);
        Service.ALL.stream()
                .filter(service -> services.contains(service.name()))
                .forEach(service ->
                        Http.at(server.uri(service.contextRoot())).get("/").expectProblem(503, "unavailable"));
    }

    /** The answer of {@code /health/<kind>}. */
    public Answer health(String kind) {
        return Http.at(server.uri("/health/" + kind)).get("");
    }

    /** A check of the server's readiness. */
    public JsonNode check(String name) {
        return StreamSupport.stream(health("ready").json().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name));
    }

    /** The lines of Liberty's own log. */
    public List<String> log() {
        try {
            return Files.readAllLines(server.messagesLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
