package io.convoke.dev.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * The Bot API over HTTP, at {@code /bot<token>/<method>}, and beside it what a person's Telegram does: {@code POST
 * /people/<name>/messages?language=en} with the text as body, {@code PUT} and {@code DELETE /people/<name>/blocked}.
 */
public final class BotApiServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 50;
    private static final Pattern CALL = Pattern.compile("/bot([^/]+)/(\\w+)");
    private static final Pattern TOKEN = Pattern.compile("(\\d+):[\\w-]{30,}");
    private static final Pattern PERSON = Pattern.compile("/people/([\\w.-]{1,100})/(messages|blocked)");

    private final String token;
    private final TelegramChats chats;
    private final BotFaults faults;
    private final BotMethods methods;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "telegram");
        thread.setDaemon(true);
        return thread;
    });

    /** @param token the one bot's, as the real API gives them out: {@code 123456789:…} */
    public BotApiServer(int port, String token, TelegramChats chats, BotFaults faults) {
        this(port, token, chats, faults, Optional.empty());
    }

    /**
     * The same over TLS.
     *
     * @param tls with the certificate that it shows; empty: plain HTTP
     */
    public BotApiServer(int port, String token, TelegramChats chats, BotFaults faults, Optional<SSLContext> tls) {
        var form = TOKEN.matcher(token);
        if (!form.matches()) {
            throw new IllegalArgumentException("the token of the bot does not have the form of one");
        }
        // Headers and body go out in two writes, and would wait for each other's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.token = token;
        this.chats = chats;
        this.faults = faults;
        this.methods = new BotMethods(Long.parseLong(form.group(1)), chats);
        try {
            server = server(new InetSocketAddress(Ports.LOOPBACK, port), tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        threads.execute(new WebhookDelivery(chats, methods));
    }

    private static HttpServer server(InetSocketAddress address, Optional<SSLContext> tls) throws IOException {
        if (tls.isEmpty()) {
            return HttpServer.create(address, CONNECTIONS);
        }
        var secure = HttpsServer.create(address, CONNECTIONS);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return secure;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri() {
        var scheme = server instanceof HttpsServer ? "https://" : "http://";
        return URI.create(scheme + Ports.LOOPBACK + ":" + port());
    }

    /** How many polls were ended because another one began beside them. */
    public int conflicts() {
        return methods.conflicts();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var person = PERSON.matcher(path);
            var answer =
                    person.matches() ? asPerson(exchange, person.group(1), person.group(2)) : asBot(exchange, path);
            var body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private BotAnswer asBot(HttpExchange exchange, String path) throws IOException, InterruptedException {
        var call = CALL.matcher(path);
        if (!call.matches() || !TOKEN.matcher(call.group(1)).matches()) {
            return BotAnswer.error(404, "Not Found");
        }
        if (!call.group(1).equals(token)) {
            return BotAnswer.error(401, "Unauthorized");
        }
        var parameters = parameters(exchange);
        var fault = faults.before(call.group(2), parameters);
        return fault.isPresent() ? fault.get() : methods.call(call.group(2), parameters);
    }

    /** From the query, a form or JSON, as the real API takes them. */
    private static JsonNode parameters(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (type.startsWith("application/json") && !body.isBlank()) {
            return JSON.readTree(body);
        }
        var parameters = JSON.createObjectNode();
        addForm(parameters, exchange.getRequestURI().getRawQuery());
        addForm(parameters, body);
        return parameters;
    }

    private static void addForm(ObjectNode parameters, String form) {
        if (form != null && !form.isEmpty()) {
            for (var field : form.split("&")) {
                var parts = field.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private BotAnswer asPerson(HttpExchange exchange, String name, String what) throws IOException {
        switch (exchange.getRequestMethod() + " " + what) {
            case "POST messages" -> {
                var parameters = JSON.createObjectNode();
                addForm(parameters, exchange.getRequestURI().getRawQuery());
                var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                chats.say(name, parameters.path("language").asText("en"), text);
            }
            case "PUT blocked", "DELETE blocked" -> {
                if (chats.person(name).isEmpty()) {
                    return BotAnswer.error(404, name + " has never written to the bot");
                }
                chats.block(name, exchange.getRequestMethod().equals("PUT"));
            }
            default -> {
                return BotAnswer.error(405, "Method Not Allowed");
            }
        }
        return BotAnswer.ok(com.fasterxml.jackson.databind.node.BooleanNode.TRUE);
    }
}
