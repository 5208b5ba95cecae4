package io.convoke.dev.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.dev.parts.Nginx;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does not let through, and the problem that says so. */
class GatewayRefusalsTest {
    @TempDir
    static Path directory;

    private static GatewayBeforeStub gateway;
    private static ServerSocket full;
    private static final List<Socket> waiting = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        // a server whose queue is full: connecting to it takes for ever
        full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        for (var i = 0; i < 3; i++) {
            var socket = new Socket();
            try {
                socket.connect(full.getLocalSocketAddress(), 200);
            } catch (IOException queueIsFull) {
                // as wanted
            }
            waiting.add(socket);
        }
        gateway = new GatewayBeforeStub(
                directory,
                Nginx.Limits.WIDE,
                Map.of("reviews", List.of(Ports.free()), "registration", List.of(full.getLocalPort())));
    }

    @AfterAll
    static void stop() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        for (var socket : waiting) {
            socket.close();
        }
        full.close();
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.body()).contains("\"title\":", "\"status\":" + status, "\"detail\":");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        var requestId = answer.header("X-Request-Id").orElseThrow();
        assertThat(answer.body()).contains("\"traceId\":\"" + requestId + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/openapi/ui",
                "/ibm/api/docs",
                "/adminCenter/login.jsp",
                "/api/v1/auth/internal/anything",
                "/api/v1/registrations/internal",
                "/api/v1/registrations/internal/events/1/capacity",
                "/api/v1/registrations/%69nternal/events/1/capacity",
                "/api/v1/registrations/INTERNAL/events/1/capacity",
                "/api/v1/users/me",
                "/api/v1/authentication",
                "/api/v2/auth/me",
                "/api/",
                "/_problems/404",
                "/favicon.ico"
            })
    void whatIsNotARouteIsNotFound(String path) throws IOException {
        var before = gateway.service.heads().size();
        assertProblem(RawHttp.get(gateway.port(), path), 404, "not-found");
        assertThat(gateway.service.heads()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/../registrations/internal/x",
                "/api/v1/auth/%2e%2e/registrations/internal/x",
                "/api/v1/auth/%2E./health",
                "/api/v1/auth/./me",
                "/api/v1/auth/..",
                "/api/v1/auth//internal/x",
                "//api/v1/auth/me",
                "/api/v1/auth/internal;x=1/y",
                "/api/v1/auth;x=1/internal/y",
                "/api/v1/auth/me;jsessionid=1",
                "/api/v1/auth/me%3bx",
                "/api/v1/auth%2finternal/x",
                "/api/v1/auth/x%5cinternal",
                "/api/v1/auth/x\\..\\internal",
                "/api/v1/auth/%252e%252e/x",
                "/api/v1/auth/me%00",
                "/api/v1/auth/me%0d%0aSet-Cookie:x",
                "/api/v1/auth/me#/internal",
                "/../../etc/passwd",
                "/health/..;/api/v1/auth/me"
            })
    void pathsThatAServiceMightReadDifferentlyAreRefused(String path) throws IOException {
        var before = gateway.service.heads().size();
        assertProblem(RawHttp.get(gateway.port(), path), 400, "malformed-request");
        assertThat(gateway.service.heads()).hasSize(before);
    }

    @Test
    void aRequestWithTwoLengthsEndsTheConnection() throws IOException {
        try (var connection = new RawHttp(gateway.port())) {
            connection.send(
                    "POST /api/v1/auth/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/auth/smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
            assertProblem(connection.answer(), 400, "malformed-request");
            assertThat(connection.closed()).isTrue();
        }
        assertThat(gateway.service.heads()).noneMatch(head -> head.contains("smuggled"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/auth/me HTTP/1.1\r\n\r\n",
                "GET /api/v1/auth/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/v1/auth/me HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GET /api/v1/auth/me HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /api/v1/auth/me HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/v1/auth/a b HTTP/1.1\r\nHost: a\r\n\r\n",
                "GIBBERISH\r\n\r\n"
            })
    void malformedRequestsAreRefused(String request) throws IOException {
        try (var connection = new RawHttp(gateway.port())) {
            connection.send(request);
            assertProblem(connection.answer(), 400, "malformed-request");
            assertThat(connection.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "PROPFIND", "DEBUG"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        var answer = RawHttp.request(gateway.port(), method + " /api/v1/auth/me", "", "");
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"1048576, 200", "1048577, 413", "10485760, 413"})
    void aBodyIsAtMostOneMegabyte(int length, int status) throws IOException {
        var answer = RawHttp.request(
                gateway.port(), "POST /api/v1/auth/tokens", "Content-Length: " + length + "\r\n", "x".repeat(length));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 413) {
            assertProblem(answer, 413, "content-too-large");
        }
    }

    @Test
    void aBodyWithoutALengthIsAtMostOneMegabyteToo() throws IOException {
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        var answer = RawHttp.request(
                gateway.port(),
                "POST /api/v1/auth/tokens",
                "Transfer-Encoding: chunked\r\n",
                chunk.repeat(20) + "0\r\n\r\n");
        assertProblem(answer, 413, "content-too-large");
    }

    @Test
    void mediaTakesMore() throws IOException {
        var length = 5 << 20;
        var answer = RawHttp.request(
                gateway.port(),
                "POST /api/v1/media?eventId=1",
                "Content-Length: " + length + "\r\n",
                "x".repeat(length));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).endsWith(length + " bytes");
        var avatar = RawHttp.request(
                gateway.port(),
                "PUT /api/v1/media/avatars/me",
                "Content-Length: " + length + "\r\n",
                "x".repeat(length));
        assertThat(avatar.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/media, 525336577", "POST /api/v1/media/?eventId=1, 525336577",
        "PUT /api/v1/media/avatars/me, 6291457", "POST /api/v1/media/x, 1048577"
    })
    void mediaTakesNoMoreThanItsServiceWould(String line, long length) throws IOException {
        var tooLarge = RawHttp.request(gateway.port(), line, "Content-Length: " + length + "\r\n", "");
        assertProblem(tooLarge, 413, "content-too-large");
    }

    @Test
    void anUploadIsPassedOnAsItArrives() throws IOException {
        try (var connection = new RawHttp(gateway.port())) {
            connection.send(
                    "POST /api/v1/media?eventId=as-it-arrives HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n0123456789");
            // The service has the request while half of the body is still to come.
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> gateway.service.heads().stream().anyMatch(head -> head.contains("as-it-arrives")));
            connection.send("0123456789");
            assertThat(connection.answer().body()).endsWith("20 bytes");
        }
    }

    @Test
    void anAddressOf9KilobytesIsTooLong() throws IOException {
        assertProblem(RawHttp.get(gateway.port(), "/api/v1/events?q=" + "a".repeat(9000)), 414, "uri-too-long");
    }

    @Test
    void aTokenOf32KilobytesIsTooLarge() throws IOException {
        var answer = RawHttp.request(
                gateway.port(), "GET /api/v1/auth/me", "Authorization: Bearer " + "a".repeat(32_000) + "\r\n", "");
        assertProblem(answer, 431, "headers-too-large");
    }

    @Test
    void aServiceThatIsAwayOrBreaksOffIsSaidSoOnce() throws IOException {
        var away = RawHttp.get(gateway.port(), "/api/v1/reviews");
        assertProblem(away, 502, "service-unreachable");
        assertThat(away.header("Retry-After")).contains("5");

        var broken = RawHttp.request(gateway.port(), "POST /api/v1/auth/breaks", "Content-Length: 0\r\n", "");
        assertProblem(broken, 502, "service-unreachable");
        assertThat(gateway.service.heads().stream().filter(head -> head.startsWith("POST /api/v1/auth/breaks")))
                .as("a change is never sent twice")
                .hasSize(1);
    }

    @Test
    void aServiceThatDoesNotTakeTheConnectionTimesOut() throws IOException {
        var answer = RawHttp.get(gateway.port(), "/api/v1/registrations");
        assertProblem(answer, 504, "service-timeout");
        assertThat(answer.header("Retry-After")).contains("5");
    }
}
