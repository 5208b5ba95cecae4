package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Nginx;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Http;
import io.convoke.testkit.RawHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on HTTP itself, sent to the real gateway before real services; numbers as in docs/security.md. */
class GatewayIT {
    private final Platform platform = Platform.current();
    private final int port = platform.gatewayPort();

    @Test
    void anOversizedTokenIsRefused16() {
        var answer =
                RawHttp.request(port, "GET", "/api/v1/auth/me", "Authorization: Bearer " + "a".repeat(32_768) + "\r\n");
        assertThat(RawHttp.status(answer)).isEqualTo(431);
        assertThat(answer).contains("application/problem+json", "headers-too-large");
    }

    @Test
    void aGuesserIsStoppedByHisAddress21And22() {
        var strict = platform.gateway("strict-gateway", Nginx.Limits.STANDARD);
        var api = Http.at(URI.create(strict.address() + "/api/v1/auth"));
        var statuses = new ArrayList<Integer>();
        Answer refused = null;
        for (var i = 0; i < 400 && refused == null; i++) {
            var answer = api.with("X-Forwarded-For", "192.0.2." + i % 250)
                    .post("/tokens", "{\"login\":\"nobody" + i + "\",\"password\":\"Spring2027!\"}");
            statuses.add(answer.status());
            refused = answer.status() == 429 ? answer : null;
        }
        strict.stop();
        assertThat(new HashSet<>(statuses)).containsExactlyInAnyOrder(401, 429);
        refused.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 3600);
    }

    @Test
    void aTenMegabytePasswordIsNotRead27() {
        var answer =
                RawHttp.upload(port, "POST", "/api/v1/auth/tokens", "Content-Type: application/json\r\n", 10 << 20);
        assertThat(RawHttp.status(answer)).isEqualTo(413);
        assertThat(answer).contains("content-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/registrations/internal/events/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60/seats",
                "/api/v1/registrations/%69nternal/events/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60/seats",
                "/api/v1/events/internal/",
                "/health",
                "/health/ready",
                "/health/live",
                "/health/started",
                "/metrics",
                "/openapi",
                "/openapi/ui/",
                "/ibm/api/",
                "/jwt/ibm/api",
                "/IBMJMXConnectorREST"
            })
    void whatIsInsideIsNotThere39And40(String path) {
        platform.at("").get(path).expectProblem(404, "not-found");
    }

    @Test
    void aSmuggledRequestEndsTheConnection49() {
        var answer = RawHttp.exchange(
                port,
                "POST /api/v1/auth/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + "GET /api/v1/auth/jwks.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(RawHttp.status(answer)).isEqualTo(400);
        assertThat(answer).contains("malformed-request", "Connection: close");
        assertThat(answer.split("HTTP/1\\.1 ")).as("one answer, not two").hasSize(2);
    }

    @Test
    void forgedHeadersMakeNobodySomebody50() {
        var me = platform.api()
                .with("X-User-Id", "0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60")
                .with("X-Roles", "admin")
                .with("X-Forwarded-User", "admin")
                .get("/auth/me");
        me.expectProblem(401, "invalid-token");
        assertThat(me.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");

        var location = RawHttp.request(
                port, "GET", "/api/docs", "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\n");
        assertThat(location).doesNotContain("evil.example", "gopher");
    }

    @Test
    void methodsTypesAndFormsThatAreNotOffered51() {
        var trace = RawHttp.request(port, "TRACE", "/api/v1/auth/me", "");
        assertThat(RawHttp.status(trace)).isEqualTo(405);
        assertThat(trace).contains("\r\nAllow: ").doesNotContain("TRACE");
        var api = platform.api();
        api.with("Content-Type", "text/plain")
                .send("POST", "/auth/tokens", "text/plain", "x")
                .expectProblem(415, "unsupported-media-type");
        api.with("Accept", "image/png").get("/auth/jwks.json").expectProblem(406, "not-acceptable");
        var wrong = api.delete("/auth/tokens");
        wrong.expectProblem(405, "method-not-allowed");
        assertThat(wrong.header("Allow")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/%2e%2e/%2e%2e/%2e%2e/health",
                "/api/v1/auth/../../../health",
                "/api/v1/auth/..;/..;/..;/health",
                "/api/v1/registrations//internal/events/1/seats",
                "/api/v1/registrations/;/internal/events/1/seats",
                "/api/v1/registrations/x/..%2finternal/events/1/seats",
                "/api/v1/registrations/internal;v=1/events/1/seats",
                "/api/v1/registrations/%2569nternal/events/1/seats",
                "//health",
                "/api/v1//../../health"
            })
    void crookedPathsLeadNowhere53(String path) {
        var answer = RawHttp.request(port, "GET", path, "");
        assertThat(RawHttp.status(answer)).isIn(400, 404);
        assertThat(answer).contains("application/problem+json").doesNotContain("\"checks\"", "UP");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (var answer : List.of(
                platform.api().get("/auth/jwks.json"),
                platform.api().get("/auth/me"),
                platform.api().get("/events?limit=0"),
                platform.at("").get("/nowhere"))) {
            assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
            assertThat(answer.header("Strict-Transport-Security")).isPresent();
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.header("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
            assertThat(answer.header("Server")).contains("nginx");
            assertThat(answer.header("X-Powered-By")).isEmpty();
            answer.headers()
                    .forEach((name, values) -> assertThat(values).as(name).hasSize(1));
        }
        assertThat(platform.api().get("/auth/me").header("Cache-Control")).contains("no-store");
    }

    @Test
    void theProblemsTraceIsTheRequests() {
        var problem = platform.api().get("/auth/me");
        assertThat(problem.json().path("traceId").asText())
                .isEqualTo(problem.header("X-Request-Id").orElseThrow());
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(platform.api()
                        .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .get("/auth/me")
                        .json()
                        .path("traceId")
                        .asText())
                .isEqualTo(trace);
    }
}
