package io.convoke.dev.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.dev.parts.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What services and clients get to see of each other through the gateway. */
class GatewayForwardingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    static Path directory;

    private static GatewayBeforeStub gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = new GatewayBeforeStub(directory, Nginx.Limits.WIDE, Map.of());
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private static RawHttp.Answer get(String path, String headers) throws IOException {
        return RawHttp.request(gateway.port(), "GET " + path, headers, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth",
                "/api/v1/auth/me",
                "/api/v1/events/",
                "/api/v1/events?q=%2e%2e;//&near=1,2",
                "/api/v1/events/%D0%B0",
                "/api/openapi",
                "/api/openapi.json",
                "/api/docs/",
                "/api/docs/index.css"
            })
    void pathsReachTheServiceAsTheyCame(String path) throws IOException {
        var answer = get(path, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("GET " + path + " HTTP/1.1\r\n");
    }

    @Test
    void theStartPageLeadsToTheDocumentation() throws IOException {
        var answer = get("/", "");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/api/docs/");
    }

    @Test
    void whoAsksIsWhatTheConnectionSays() throws IOException {
        var forged = new StringBuilder("X-Forwarded-For: 6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-Host: evil.example\r\nX-Request-Id: mine\r\n");
        var dropped = new String[] {
            "Forwarded",
            "X-User-Id",
            "X-User",
            "X-Roles",
            "X-Remote-User",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-HTTP-Method-Override",
            "X-Forwarded-User",
            "X-Forwarded-Prefix",
            "True-Client-IP",
            "X-Client-IP",
            "baggage",
            "$WSRA",
            "$WSRU",
            "X_User_Id",
            "Proxy"
        };
        for (var name : dropped) {
            forged.append(name).append(": forged\r\n");
        }
        var received = get("/api/v1/auth/me", forged.toString()).body();
        assertThat(RawHttp.header(received, "X-Forwarded-For")).contains("127.0.0.1");
        assertThat(RawHttp.header(received, "X-Real-IP")).contains("127.0.0.1");
        assertThat(RawHttp.header(received, "X-Forwarded-Proto")).contains("http");
        assertThat(RawHttp.header(received, "X-Forwarded-Host")).contains("localhost:" + gateway.port());
        assertThat(RawHttp.header(received, "Host")).contains("localhost:" + gateway.port());
        assertThat(received).doesNotContain("forged", "6.6.6.6", "evil");
        assertThat(received.lines().filter(line -> line.startsWith("X-Forwarded-For")))
                .hasSize(1);
    }

    @Test
    void whatAServiceNeedsPasses() throws IOException {
        var headers = "Authorization: Bearer abc\r\nIf-Match: \"7\"\r\nIdempotency-Key: k\r\nAccept-Language: ru\r\n"
                + "Origin: http://localhost:8080\r\nSec-WebSocket-Protocol: chat.v1, ticket.t\r\n";
        assertThat(get("/api/v1/auth/me", headers).body()).contains(headers.split("\r\n"));
    }

    @Test
    void everyRequestHasAnIdThatIsItsTrace() throws IOException {
        var answer = get("/api/v1/auth/me", "");
        var id = answer.header("X-Request-Id").orElseThrow();
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(RawHttp.header(answer.body(), "X-Request-Id")).contains(id);
        assertThat(RawHttp.header(answer.body(), "traceparent").orElseThrow()).matches("00-" + id + "-[0-9a-f]{16}-01");
    }

    @Test
    void aWellFormedTraceIsContinued() throws IOException {
        var parent = "00-" + TRACE + "-00f067aa0ba902b7-01";
        var headers = "traceparent: " + parent + "\r\ntracestate: vendor=1\r\n";
        var received = get("/api/v1/auth/me", headers).body();
        assertThat(RawHttp.header(received, "traceparent")).contains(parent);
        assertThat(RawHttp.header(received, "tracestate")).contains("vendor=1");
        assertThat(get("/health", headers).body()).contains("\"traceId\":\"" + TRACE + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bogus",
                "00-" + TRACE + "-00f067aa0ba902b7-01-extra",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "\",\"x\":\"-00f067aa0ba902b7-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01"
            })
    void anyOtherTraceIsReplaced(String parent) throws IOException {
        var received = get("/api/v1/auth/me", "traceparent: " + parent + "\r\ntracestate: vendor=1\r\n")
                .body();
        assertThat(RawHttp.header(received, "traceparent").orElseThrow())
                .startsWith("00-" + RawHttp.header(received, "X-Request-Id").orElseThrow());
        assertThat(RawHttp.header(received, "tracestate")).isEmpty();
    }

    @Test
    void aServicesProblemPassesAsItIs() throws IOException {
        var answer = get("/api/v1/auth/problem", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"type\":\"https://convoke.io/problems/of-the-service\",\"status\":409}");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Retry-After")).isEmpty();
        assertThat(answer.header("Server")).contains("nginx");

        var busy = get("/api/v1/auth/busy", "");
        assertThat(busy.body()).isEqualTo("{\"own\":true}");
        assertThat(busy.head()).containsOnlyOnce("Retry-After").contains("Retry-After: 77");

        var method = get("/api/v1/auth/wrong-method", "");
        assertThat(method.head()).containsOnlyOnce("\r\nAllow: ").contains("\r\nAllow: GET\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Security-Policy, default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Strict-Transport-Security, max-age=31536000",
        "X-Content-Type-Options, nosniff",
        "X-Frame-Options, DENY",
        "Referrer-Policy, no-referrer",
        "Cache-Control, no-store"
    })
    void answersCarryTheSecurityHeaders(String name, String value) throws IOException {
        for (var path : new String[] {"/api/v1/auth/me", "/api/v1/auth/problem", "/nowhere"}) {
            assertThat(get(path, "").head()).containsOnlyOnce(name + ": ").contains(name + ": " + value + "\r\n");
        }
    }

    @Test
    void aServiceDecidesWhatMayBeCached() throws IOException {
        assertThat(get("/api/v1/auth/cacheable", "").head())
                .containsOnlyOnce("Cache-Control")
                .contains("Cache-Control: public, max-age=60");
        assertThat(get("/api/docs/index.css", "").header("Cache-Control")).isEmpty();
    }

    @Test
    void theDocumentationMayLoadItsOwnScriptsOnly() throws IOException {
        assertThat(get("/api/docs/", "").header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void onlyThePageThatAsksBeforeUnsubscribingHasAForm() throws IOException {
        assertThat(get("/api/v1/notifications/unsubscribe?token=x", "")
                        .header("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'", "form-action 'self'");
        assertThat(get("/api/v1/notifications/unsubscribe/x", "")
                        .header("Content-Security-Policy")
                        .orElseThrow())
                .contains("form-action 'none'");
    }

    @Test
    void aChatsSocketIsUpgraded() throws IOException {
        var upgrade = " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        try (var connection = new RawHttp(gateway.port())) {
            var answer = connection.send("GET /api/v1/chats/7/socket" + upgrade).answer();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(connection.send("hello").read(5)).isEqualTo("HELLO");
        }
        try (var connection = new RawHttp(gateway.port())) {
            var answer =
                    connection.send("GET /api/v1/events/7/socket" + upgrade).answer();
            assertThat(answer.status()).as("no other route is").isEqualTo(426);
        }
    }

    @Test
    void eventsOfAStreamArriveAsTheyHappen() throws IOException {
        try (var connection = new RawHttp(gateway.port())) {
            connection.send("GET /api/v1/events/7/seats/stream HTTP/1.0\r\nHost: a\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(200);
            assertThat(connection.read(11)).isEqualTo("data: one\n\n");
            gateway.service.continueStream();
            assertThat(connection.read(11)).isEqualTo("data: two\n\n");
        }
    }

    @Test
    void logsHoldNeitherQueriesNorTokens() throws IOException {
        get("/api/v1/auth/logged?token=SECRET1", "Authorization: Bearer SECRET2\r\nReferer: http://a/?SECRET3\r\n");
        get("/api/v1/chats/7/socket/logged", "Sec-WebSocket-Protocol: chat.v1, ticket.SECRET8\r\n");
        get("/nowhere/logged?token=SECRET4", "User-Agent: SECRET5\r\n");
        get("/api/v1/auth/breaks?token=SECRET6", "");
        get("/api/v1/auth//logged?token=SECRET7", "");
        await().until(() -> Files.readString(gateway.nginx.accessLog()).split("logged\"").length > 4);
        var access = Files.readString(gateway.nginx.accessLog());
        assertThat(access)
                .contains(
                        "\"path\":\"/api/v1/auth/logged\",\"status\":200",
                        "\"path\":\"/nowhere/logged\",\"status\":404")
                .doesNotContain("SECRET");
        assertThat(Files.readString(gateway.nginx.log())).doesNotContain("SECRET");
    }
}
