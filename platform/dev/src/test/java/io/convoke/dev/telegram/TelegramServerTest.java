package io.convoke.dev.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN = "123456789:AAF-standin-token-of-35-characters_x";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    static TelegramServer server;

    @BeforeAll
    static void start() throws Exception {
        var token = Files.writeString(directory.resolve("token"), TOKEN);
        server = new TelegramServer(directory.resolve("telegram"), Ports.free(), token, directory.resolve("log"));
        server.start(PATIENCE);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void theBotIsWhoItIs() throws Exception {
        var me = call("getMe", Map.of());
        assertThat(me.path("ok").asBoolean()).isTrue();
        assertThat(me.at("/result/id").asLong()).isEqualTo(123456789);
        assertThat(me.at("/result/is_bot").asBoolean()).isTrue();
        assertThat(error(call("123456789:AAF-another-token-of-35-characters_", "getMe", Map.of())))
                .isEqualTo("401 Unauthorized");
        assertThat(error(call("nonsense", "getMe", Map.of()))).isEqualTo("404 Not Found");
        assertThat(error(call("getMoon", Map.of()))).isEqualTo("404 Not Found: method not found");
    }

    @Test
    void whatAPersonWritesIsAnUpdateUntilItIsTaken() throws Exception {
        takeAll();
        var poll = CompletableFuture.supplyAsync(() -> updates(0, 20));
        server.say("ann", "ru", "/start CODE");
        var update = poll.get().get(0);
        assertThat(update.at("/message/text").asText()).isEqualTo("/start CODE");
        assertThat(update.at("/message/chat/type").asText()).isEqualTo("private");
        assertThat(update.at("/message/from/language_code").asText()).isEqualTo("ru");
        var id = update.path("update_id").asLong();
        assertThat(updates(0, 0)).hasSize(1);
        server.kill9();
        server.start(PATIENCE);
        assertThat(updates(id, 0)).hasSize(1);
        assertThat(updates(id + 1, 0)).isEmpty();
        assertThat(updates(0, 0)).isEmpty();
    }

    @Test
    void whatTheBotWritesIsKeptAndMustBeWellFormed() throws Exception {
        server.say("bob", "en", "hello");
        var chat = server.chats().person("bob").orElseThrow().chatId();
        var sent = call("sendMessage", Map.of("chat_id", chat, "text", "<b>Hi</b> &amp; bye", "parse_mode", "HTML"));
        assertThat(sent.at("/result/text").asText()).isEqualTo("Hi & bye");
        assertThat(error(call("sendMessage", Map.of("chat_id", chat, "text", "a < b", "parse_mode", "HTML"))))
                .startsWith("400 Bad Request: can't parse entities");
        assertThat(error(call("sendMessage", Map.of("chat_id", chat, "text", "x".repeat(4_097)))))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(error(call("sendMessage", Map.of("chat_id", chat, "text", " "))))
                .isEqualTo("400 Bad Request: message text is empty");
        assertThat(error(call("sendMessage", Map.of("chat_id", 1, "text", "x"))))
                .isEqualTo("400 Bad Request: chat not found");
        assertThat(server.chats().messages("bob"))
                .extracting(TelegramMessage::text)
                .containsExactly("hello", "Hi & bye");
    }

    @Test
    void whoBlocksTheBotGetsNothingUntilUnblocking() throws Exception {
        server.say("carl", "en", "hello");
        var message = Map.<String, Object>of(
                "chat_id", server.chats().person("carl").orElseThrow().chatId(), "text", "x");
        server.block("carl", true);
        assertThat(error(call("sendMessage", message))).isEqualTo("403 Forbidden: bot was blocked by the user");
        server.block("carl", false);
        assertThat(call("sendMessage", message).path("ok").asBoolean()).isTrue();
        assertThatThrownBy(() -> server.block("nobody", true)).isInstanceOf(PartFailure.class);
    }

    @Test
    void updatesAreBroughtToAWebhookUntilTheyAreTaken() throws Exception {
        takeAll();
        try (var hook = new Webhook()) {
            hook.answer = 503;
            call("setWebhook", Map.of("url", hook.uri(), "secret_token", "s3cret"));
            server.say("dora", "en", "/start X");
            Awaitility.await().until(() -> hook.texts.contains("/start X"));
            assertThat(hook.secrets).containsOnly("s3cret");
            assertThat(error(call("getUpdates", Map.of()))).startsWith("409 Conflict: can't use getUpdates");
            hook.answer = 200;
            server.say("dora", "en", "next");
            Awaitility.await().atMost(PATIENCE).until(() -> hook.texts.contains("next"));
        } finally {
            call("deleteWebhook", Map.of());
        }
    }

    /** What other tests have written. */
    private static void takeAll() {
        updates(Long.MAX_VALUE, 0);
    }

    private static JsonNode updates(long offset, int seconds) {
        try {
            return call("getUpdates", Map.of("offset", offset, "timeout", seconds))
                    .path("result");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String error(JsonNode answer) {
        return answer.path("error_code").asInt() + " "
                + answer.path("description").asText();
    }

    private static JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        return call(TOKEN, method, parameters);
    }

    private static JsonNode call(String token, String method, Map<String, Object> parameters) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + "/bot" + token + "/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
                .build();
        return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
    }
}
