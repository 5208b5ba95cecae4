package io.convoke.dev.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.convoke.dev.local.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Retry-After", "1");
            var body = "{\"type\":\"https://convoke.io/problems/already-registered\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(statuses.remove(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        api = new Api(path -> "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        statuses.addAll(List.of(429, 503, 201));
        var began = System.nanoTime();
        var answer = api.postOnce("/a", Optional.of("token"), Map.of("b", 1), "deed");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(System.nanoTime() - began).isGreaterThan(1_900_000_000L);
        assertThat(seen).hasSize(3).containsOnly("POST /a Bearer token " + Api.idempotencyKey("deed") + " {\"b\":1}");
    }

    @Test
    void aRefusalIsToldWithItsProblem() {
        statuses.add(409);
        var answer = api.get("/a", Optional.empty());
        assertThat(answer.is("already-registered")).isTrue();
        assertThatThrownBy(() -> answer.expect(200, "the reading"))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("the reading was answered with 409: ")
                .hasMessageContaining("already-registered");
    }

    @Test
    void nobodyThereIsSaid() {
        server.stop(0);
        assertThatThrownBy(() -> api.get("/a", Optional.empty()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("got no answer");
    }
}
