package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.convoke.testkit.Needed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The walk of {@code helm test}, before a stand-in that answers as the platform does, and as it must not. */
class SmokeTest {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private final Map<String, String> answers = new TreeMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer platform;

    private record Walk(int code, String said) {}

    @BeforeEach
    void start() throws IOException {
        List.of("auth/me", "users/me", "registrations", "notifications", "chats?eventId=" + NOBODY)
                .forEach(path -> answers.put("GET /api/v1/" + path, "401 invalid-token"));
        answers.put("GET /", "302");
        answers.put("GET /api/v1/events/a%2fb", "400 malformed-request");
        answers.put("GET /api/docs/", "200 <html");
        answers.put("GET /api/openapi", "200 openapi");
        answers.put("GET /api/v1/auth/jwks.json", "200 {\"keys\"");
        answers.put("GET /api/v1/registrations/ticket-keys.json", "200 {\"keys\"");
        answers.put("GET /api/v1/events?limit=1", "200 {\"items\"");
        answers.put("GET /api/v1/reviews?eventId=" + NOBODY, "200 {\"items\"");
        answers.put("GET /api/v1/events/" + NOBODY, "404 event-unknown");
        answers.put("GET /api/v1/media?eventId=" + NOBODY, "404 event-unknown");
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", this::answer);
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void everyServiceIsAsked() throws Exception {
        var walk = walk(Map.of("SMOKE_HOST", "convoke.example.org"));

        assertThat(walk.said()).endsWith("20 passed, 0 failed\n");
        assertThat(walk.code()).isZero();
        assertThat(asked).allMatch(request -> request.endsWith(" for convoke.example.org"));
        for (var service :
                List.of("auth", "users", "events", "reviews", "media", "chats", "registrations", "notifications")) {
            assertThat(asked).anyMatch(request -> request.startsWith("GET /api/v1/" + service));
        }
    }

    @Test
    void anAccountGoesAllTheWay() throws Exception {
        answers.put("POST /api/v1/auth/tokens", "200 {\"accessToken\": \"t0k3n\"}");
        answers.put("GET /api/v1/auth/me t0k3n", "200 {\"username\": \"walker\"}");
        answers.put("GET /api/v1/users/me t0k3n", "200 {}");
        answers.put("GET /api/v1/registrations t0k3n", "200 {\"items\"");
        answers.put("GET /api/v1/notifications t0k3n", "200 {\"items\"");
        answers.put("POST /api/v1/events t0k3n", "201 {\"status\": \"draft\"}");
        answers.put("GET /api/v1/events/7 t0k3n", "200 Smoke test");
        answers.put("DELETE /api/v1/events/7 t0k3n", "204");
        answers.put("DELETE /api/v1/auth/sessions t0k3n", "204");

        var walk = walk(Map.of("SMOKE_USERNAME", "walker", "SMOKE_PASSWORD", "a secret"));

        assertThat(walk.said()).endsWith("29 passed, 0 failed\n").doesNotContain("a secret", "t0k3n");
        assertThat(walk.code()).isZero();
    }

    @Test
    void whatIsNotAsItShouldBeIsTold() throws Exception {
        answers.put("GET /health", "200 UP");
        answers.put("GET /api/v1/auth/me", "200 {}");
        answers.put("GET /api/v1/events?limit=1", "200 something else");

        var walk = walk(Map.of());

        assertThat(walk.code()).isEqualTo(1);
        assertThat(walk.said())
                .contains("FAILED  nothing at /health from outside: GET /health answered 200 instead of 404")
                .contains("FAILED  auth asks who it is: GET /api/v1/auth/me answered 200 instead of 401")
                .contains("FAILED  event lists: GET /api/v1/events?limit=1 does not say \"items\"")
                .endsWith("17 passed, 3 failed\n");
    }

    @Test
    void nobodyThereIsAFailure() throws Exception {
        platform.stop(0);

        var walk = walk(Map.of());

        assertThat(walk.code()).isEqualTo(1);
        assertThat(walk.said()).contains("answered none instead of 302").endsWith("0 passed, 20 failed\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + (token == null ? "" : token.replaceFirst("Bearer", ""));
        asked.add(request + " for " + exchange.getRequestHeaders().getFirst("Host"));
        var answer = answers.getOrDefault(request, "404 not-found").split(" ", 2);
        var body = (answer.length == 1 ? "" : answer[1]).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/api/v1/events/7");
        exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Walk walk(Map<String, String> environment) throws Exception {
        var curl = new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0;
        if (!curl) {
            Needed.missing("curl is not on the PATH");
        }
        var output = Files.createTempFile("walk", ".txt");
        var builder = new ProcessBuilder(
                        "sh", Chart.DIRECTORY.resolve("files/smoke.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put(
                        "SMOKE_ADDRESS",
                        "http://127.0.0.1:" + platform.getAddress().getPort());
        builder.environment().put("SMOKE_SERVICES", String.join(" ", Rendered.SERVICES) + " api-docs");
        var code = builder.start().waitFor();
        var said = Files.readString(output);
        Files.delete(output);
        return new Walk(code, said);
    }
}
