package io.convoke.notification.telegram.control;

import io.convoke.common.events.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/** Telegram refuses messages to a person for good. */
public record TelegramBlocked(UUID userId, long chatId, Instant at) implements PublishedEvent {
    @Override
    public String topic() {
        return "notifications";
    }

    @Override
    public String type() {
        return "telegram-blocked";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
