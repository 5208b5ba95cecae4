package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real server does at bad moments only; the rest is tested on the real one, with the services that read it. */
class OpenBaoSecretsTest {
    private final AtomicInteger upgrading = new AtomicInteger(3);
    private final List<String> written = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(Ports.LOOPBACK), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aNewMountIsWaitedForWhileItMakesItselfVersioned() throws IOException {
        Files.createDirectories(directory.resolve("common"));
        Files.writeString(directory.resolve("common/some-key"), "some value");
        var api = new OpenBaoApi(
                URI.create(
                        "http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort()),
                "root");
        new OpenBaoSecrets(api).prepare(directory, directory.resolve("credentials"), List.of());
        assertThat(written).containsExactly("{\"data\":{\"some-key\":\"some value\"}}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var data = exchange.getRequestURI().getPath().equals("/v1/convoke/data/common");
        if (data && upgrading.decrementAndGet() >= 0) {
            send(exchange, 400, "{\"errors\":[\"Upgrading from non-versioned to versioned data.\"]}");
        } else if (data && exchange.getRequestMethod().equals("POST")) {
            written.add(body);
            send(exchange, 200, "{}");
        } else {
            send(exchange, data ? 404 : 200, "{\"data\":{}}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
