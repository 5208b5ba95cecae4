package io.convoke.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for another service at the other end of a REST client. What it is not told to answer is a 404 problem. The
 * latest instruction that fits a request counts.
 */
public final class Peer {
    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    /**
     * What was asked.
     *
     * @param headers by lower-case name, the first value of each
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    private record Rule(
            String method, String pathPattern, int status, String body, Map<String, String> headers, boolean hang) {
        boolean fits(Request request) {
            return (method.equals("*") || method.equals(request.method()))
                    && request.path().matches(pathPattern);
        }
    }

    Peer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "peer");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * From now on, answers like this.
     *
     * @param method {@code *} for every one
     * @param pathPattern a regular expression for the whole path, without the query
     * @param body sent as it stands when a String, else as JSON
     */
    public Peer answer(String method, String pathPattern, int status, Object body) {
        return answer(method, pathPattern, status, body, Map.of());
    }

    /** The same with headers, {@code ETag} for example. */
    public Peer answer(String method, String pathPattern, int status, Object body, Map<String, String> headers) {
        var text = body instanceof String plain ? plain : Json.tree(body).toString();
        rules.add(0, new Rule(method, pathPattern, status, text, headers, false));
        return this;
    }

    /** From now on, accepts such requests and never answers, until {@link #reset}. */
    public Peer hang(String pathPattern) {
        rules.add(0, new Rule("*", pathPattern, 0, "", Map.of(), true));
        return this;
    }

    /** Forgets instructions and requests, and lets go of who hangs. */
    public void reset() {
        rules.clear();
        requests.clear();
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    /** What was asked since the last reset, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    void close() {
        hanging.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = request(exchange);
            requests.add(request);
            var rule =
                    rules.stream().filter(candidate -> candidate.fits(request)).findFirst();
            if (rule.filter(Rule::hang).isPresent()) {
                hanging.await();
                return;
            }
            var status = rule.map(Rule::status).orElse(404);
            var body = rule.map(Rule::body).orElseGet(() -> problem(status)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", status < 400 ? "application/json" : Problems.MEDIA_TYPE);
            rule.map(Rule::headers)
                    .orElse(Map.of())
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, body);
    }

    private static String problem(int status) {
        return Json.object()
                .put("type", Problems.TYPE_PREFIX + "not-found")
                .put("title", "Not found")
                .put("status", status)
                .put("detail", "The stand-in knows nothing of this")
                .put("traceId", "00000000000000000000000000000000")
                .toString();
    }
}
