package io.convoke.notification.telegram.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.convoke.common.json.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Telegram's Bot API (core.telegram.org/bots/api) over HTTP, each call in bounded time. The token is a part of every
 * address, so no address and no text of a library's exception leaves this class, and redirects are not followed.
 */
@ApplicationScoped
public class TelegramApi {
    /** How much longer than its own time-out a long poll may take. */
    private static final Duration POLL_MARGIN = Duration.ofSeconds(10);

    @Inject
    TelegramSettings settings;

    private HttpClient client;

    @PostConstruct
    void open() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .sslContext(trust())
                .build();
    }

    /** The JDK's own authorities: the server's default is its own key store, which knows none of them. */
    private static SSLContext trust() {
        try {
            var authorities = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            authorities.init((KeyStore) null);
            var context = SSLContext.getInstance("TLS");
            context.init(null, authorities.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has TLS", e);
        }
    }

    /** The bot's name, without the at sign. */
    public String botName() throws TelegramFailure {
        return call("getMe", Map.of(), settings.deadline()).path("username").asText();
    }

    /**
     * Writes to a private chat.
     *
     * @param html the API's subset of HTML, of at most 4,096 characters that are seen
     */
    void send(long chatId, String html) throws TelegramFailure {
        call(
                "sendMessage",
                Map.of(
                        "chat_id",
                        chatId,
                        "text",
                        html,
                        "parse_mode",
                        "HTML",
                        "link_preview_options",
                        Map.of("is_disabled", true)),
                settings.deadline());
    }

    /**
     * Waits for what people write.
     *
     * @param offset what is below it is forgotten; 0 forgets nothing
     */
    public List<JsonNode> updates(long offset) throws TelegramFailure {
        var wait = settings.pollTimeout();
        var updates = call(
                "getUpdates",
                Map.of("offset", offset, "timeout", wait.toSeconds(), "allowed_updates", List.of("message")),
                wait.plus(POLL_MARGIN));
        var found = new ArrayList<JsonNode>();
        updates.forEach(found::add);
        return found;
    }

    /** Host and port that are spoken to. */
    public String host() {
        return settings.host();
    }

    /** Has updates brought to an address. */
    public void setWebhook(String url, String secret) throws TelegramFailure {
        call(
                "setWebhook",
                Map.of("url", url, "secret_token", secret, "allowed_updates", List.of("message")),
                settings.deadline());
    }

    /** Has updates kept until they are asked for; what waits is not lost. */
    public void deleteWebhook() throws TelegramFailure {
        call("deleteWebhook", Map.of(), settings.deadline());
    }

    private JsonNode call(String method, Map<String, ?> parameters, Duration deadline) throws TelegramFailure {
        var token = settings.token().orElseThrow(TelegramFailure::off);
        var request = HttpRequest.newBuilder(URI.create(settings.apiUrl() + "/bot" + token + "/" + method))
                .timeout(deadline)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(parameters)))
                .build();
        return read(exchange(request, deadline));
    }

    private HttpResponse<String> exchange(HttpRequest request, Duration deadline) throws TelegramFailure {
        var answer = client.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw TelegramFailure.unanswered("no answer within " + deadline.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw TelegramFailure.unanswered("interrupted");
        } catch (ExecutionException e) {
            throw failure(e.getCause(), deadline);
        }
    }

    private static TelegramFailure failure(Throwable cause, Duration deadline) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof UnresolvedAddressException) {
            return TelegramFailure.unconnected("no connection to the Bot API");
        }
        if (cause instanceof javax.net.ssl.SSLHandshakeException) {
            return TelegramFailure.unconnected("no trusted connection to the Bot API");
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return TelegramFailure.unanswered("no answer within " + deadline.toSeconds() + " s");
        }
        var kind =
                cause instanceof IOException ? "the connection to the Bot API broke" : "the Bot API could not be asked";
        return TelegramFailure.unanswered(kind + " (" + cause.getClass().getSimpleName() + ")");
    }

    private static JsonNode read(HttpResponse<String> response) throws TelegramFailure {
        var body = tree(response.body());
        if (response.statusCode() == 200 && body.path("ok").asBoolean()) {
            return body.path("result");
        }
        throw TelegramFailure.answered(
                body.path("error_code").asInt(response.statusCode()),
                body.path("description").asText("without a word"),
                body.path("parameters").path("retry_after").asInt(0));
    }

    /** A proxy's answer may be anything. */
    private static JsonNode tree(String body) {
        try {
            return Json.tree(body);
        } catch (UncheckedIOException e) {
            return MissingNode.getInstance();
        }
    }
}
