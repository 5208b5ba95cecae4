package io.convoke.user.telegram.control;

import io.convoke.common.events.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A person's chat with the bot is known from now on.
 *
 * @param version counts linking and unlinking from 1, without gaps
 */
public record TelegramLinked(UUID userId, long chatId, long version, Instant at) implements PublishedEvent {
    @Override
    public String topic() {
        return "profiles";
    }

    @Override
    public String type() {
        return "telegram-linked";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
