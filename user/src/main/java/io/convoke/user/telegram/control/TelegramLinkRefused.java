package io.convoke.user.telegram.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.problem.Slugs;
import java.time.Instant;
import java.util.UUID;

/**
 * A code that came from a chat was not good.
 *
 * @param chat names the chat in keys
 */
public record TelegramLinkRefused(@JsonIgnore UUID chat, long chatId, Reason reason, Instant at)
        implements PublishedEvent {
    /** What was wrong with it. */
    public enum Reason {
        UNKNOWN,
        USED,
        EXPIRED;

        @JsonValue
        String label() {
            return Slugs.of(this);
        }
    }

    @Override
    public String topic() {
        return "profiles";
    }

    @Override
    public String type() {
        return "telegram-link-refused";
    }

    @Override
    public UUID key() {
        return chat;
    }
}
