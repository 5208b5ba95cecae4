package io.convoke.dev.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Brings updates to the webhook, one after the other, each until it is taken. */
final class WebhookDelivery implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TelegramChats chats;
    private final BotMethods methods;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    WebhookDelivery(TelegramChats chats, BotMethods methods) {
        this.chats = chats;
        this.methods = methods;
    }

    @Override
    public void run() {
        try {
            while (true) {
                var update = chats.awaitForWebhook();
                if (isTaken(update)) {
                    chats.confirm(update.id() + 1);
                } else {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(TelegramChats.Update update) throws InterruptedException {
        var webhook = chats.webhook();
        try {
            var request = HttpRequest.newBuilder(URI.create(webhook.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            methods.update(update).toString()));
            if (!webhook.secret().isEmpty()) {
                request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
            }
            var status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= 200 && status < 300;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
