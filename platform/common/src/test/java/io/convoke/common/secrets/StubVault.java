package io.convoke.common.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what a test tells it to, in the shapes that Vault uses, and remembers what it was asked. */
final class StubVault implements AutoCloseable {

    record Answer(int status, String body) {}

    private static final Answer UNKNOWN = new Answer(404, "{\"errors\":[]}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Optional<Answer> everything = Optional.empty();
    private volatile boolean silent;

    StubVault() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    VaultClient client(Duration timeout) {
        return new VaultClient(address(), timeout, Optional.empty());
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    void secret(String path, String fields) {
        answer(path, 200, "{\"data\":{\"data\":" + fields + ",\"metadata\":{\"version\":1}}}");
    }

    /** A token as the login, renewal and lookup calls describe it; the lookup also works on its own. */
    void token(String value, int seconds, boolean renewable) {
        var auth = "{\"auth\":{\"client_token\":\"%s\",\"lease_duration\":%d,\"renewable\":%s}}"
                .formatted(value, seconds, renewable);
        answer("auth/approle/login", 200, auth);
        answer("auth/token/renew-self", 200, auth);
        answer("auth/token/lookup-self", 200, "{\"data\":{\"ttl\":%d,\"renewable\":%s}}".formatted(seconds, renewable));
    }

    /** Answers every request alike, as a sealed server does. */
    void everything(int status, String body) {
        everything = Optional.of(new Answer(status, body));
    }

    void asBefore() {
        everything = Optional.empty();
    }

    /** From now on sends the head of an answer and never its body. */
    void fallSilent() {
        silent = true;
    }

    /** Method and path of each request, with the token it carried. */
    List<String> requests() {
        return requests;
    }

    /** The body of each request, in the order of {@link #requests}. */
    List<String> bodies() {
        return bodies;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/v1/".length());
        var token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(exchange.getRequestMethod() + " " + path
                + token.map(t -> " " + t).orElse(""));
        var answer = everything.orElseGet(() -> answers.getOrDefault(path, UNKNOWN));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        if (silent) {
            exchange.getResponseBody().flush();
            return;
        }
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
