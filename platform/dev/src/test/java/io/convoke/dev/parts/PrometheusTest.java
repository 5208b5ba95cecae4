package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus as a part: reads a server, evaluates rules, stops, and goes on with its data. */
class PrometheusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private HttpServer server;
    private Prometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        var program = program();
        server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        server.createContext("/metrics", exchange -> {
            var body = "convoke_seen 42\n".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var alerts = Files.writeString(
                directory.resolve("rules.yaml"),
                "groups:\n  - name: g\n    rules:\n      - alert: Seen\n        expr: convoke_seen > 1\n");
        prometheus = new Prometheus(
                program,
                directory.resolve("with a blank"),
                Ports.free(),
                Map.of("stub", server.getAddress().getPort()),
                alerts,
                directory.resolve("prometheus.log"));
        prometheus.start(PATIENCE);
    }

    @AfterEach
    void stop() {
        if (prometheus != null) {
            prometheus.stop();
            server.stop(0);
        }
    }

    @Test
    void readsTheServersAndEvaluatesTheRules() {
        assertThat(prometheus.ready()).isTrue();
        assertThat(ask("rules")).contains("\"name\":\"Seen\"");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("query?query=convoke_seen"))
                        .contains("\"server\":\"stub\"", "\"job\":\"convoke\"", "\"42\""));
        prometheus.stop();
        assertThat(prometheus.running()).isFalse();
        assertThat(directory.resolve("with a blank/data")).isDirectory();
    }

    private String ask(String what) {
        try (var answer =
                URI.create(prometheus.address() + "/api/v1/" + what).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where there is none the test is skipped with the reason; CI fetches Debian's package. */
    private static PrometheusProgram program() {
        var tools = Path.of(System.getProperty("java.io.tmpdir"), "convoke-test-tools");
        return "true".equals(System.getenv("CI"))
                ? PrometheusProgram.locate(tools)
                : PrometheusProgram.find(tools).orElseGet(() -> abort("Skipped: there is no prometheus on the PATH"));
    }
}
