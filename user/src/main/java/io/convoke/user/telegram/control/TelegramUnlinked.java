package io.convoke.user.telegram.control;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.problem.Slugs;
import java.time.Instant;
import java.util.UUID;

/**
 * A person has no chat with the bot any more.
 *
 * @param version counts linking and unlinking from 1, without gaps
 */
public record TelegramUnlinked(UUID userId, long version, Reason reason, Instant at) implements PublishedEvent {
    /** Who ended it. */
    public enum Reason {
        BY_PERSON,
        BLOCKED;

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
        return "telegram-unlinked";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
