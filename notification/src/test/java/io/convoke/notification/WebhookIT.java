package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telegram brings what people write, instead of being asked. */
@NotificationTest
class WebhookIT {
    private static final String PATH = "/telegram/webhook";
    private static final String SECRET = "0123456789abcdef-webhook";

    private Bench bench;
    private Http http;

    @BeforeEach
    void configure(Bench bench, RunningService service) {
        this.bench = bench;
        this.http = service.http();
        post(Map.of(), "{}").expectProblem(404, "not-found");
        bench.secrets().put("notification", "convoke.telegram.webhook-secret", SECRET);
        bench.secrets().put("notification", "convoke.telegram.updates", "webhook");
        Awaitility.await("the webhook")
                .atMost(Scene.PATIENCE)
                .until(() -> !bench.telegram().webhook().isEmpty());
    }

    /** Back to asking: a webhook that is left over would keep Telegram from answering. */
    @AfterEach
    void restore() {
        bench.secrets().remove("notification", "convoke.telegram.updates");
        bench.secrets().remove("notification", "convoke.telegram.webhook-secret");
        Awaitility.await("no webhook")
                .atMost(Scene.PATIENCE)
                .until(() -> bench.telegram().webhook().isEmpty());
    }

    @Test
    void onlyTelegramIsHeardAndEachUpdateOnce() {
        assertThat(bench.telegram().webhook()).isEqualTo("http://localhost:8080/api/v1/notifications" + PATH);
        assertThat(bench.telegram().calls("setWebhook"))
                .last()
                .satisfies(call -> assertThat(
                                call.parameters().path("secret_token").asText())
                        .isEqualTo(SECRET));
        long chat = ThreadLocalRandom.current().nextLong(1L << 40);
        var update = update(chat, "/start CODE7");
        post(Map.of(), update).expectProblem(403, "forbidden");
        post(Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET + "x"), update).expectProblem(403, "forbidden");
        var telegram = Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET);
        post(telegram, "not JSON").expectProblem(400, "malformed-request");
        post(telegram, "{}").expectProblem(400, "malformed-request");
        post(telegram, "x".repeat(300_000)).expectProblem(413, "content-too-large");
        post(telegram, update).expect(204);
        post(telegram, update).expect(204);
        post(telegram, update(chat + 1, "/start CODE8")).expect(204);
        bench.events().await("notifications", "telegram-code-received", key(chat + 1));
        assertThat(bench.events().received("notifications", "telegram-code-received", key(chat)))
                .hasSize(1);
        http.get(PATH).expectProblem(405, "method-not-allowed");
    }

    private Answer post(Map<String, String> headers, String body) {
        var client = http;
        for (var header : headers.entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        return client.post(PATH, body);
    }

    private static String update(long chat, String text) {
        return """
                {"update_id": %d, "message": {"message_id": 1, "date": 1795600000, "text": "%s", "new_in_bot_api_12": {},
                 "from": {"id": %d, "is_bot": false, "language_code": "en"}, "chat": {"id": %d, "type": "private"}}}""".formatted(ThreadLocalRandom.current().nextLong(1L << 50), text, chat, chat);
    }

    private static UUID key(long chat) {
        return UUID.nameUUIDFromBytes(("telegram:" + chat).getBytes(StandardCharsets.UTF_8));
    }
}
