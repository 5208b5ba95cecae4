package io.convoke.chat.moderation.control;

import io.convoke.chat.moderation.entity.ModerationAction;
import io.convoke.common.events.PublishedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A moderator muted, banned or let somebody be again.
 *
 * @param until when a mute ends by itself
 * @param by the moderator
 */
public record ModeratorActed(
        UUID chatId, UUID eventId, UUID userId, ModerationAction action, Optional<Instant> until, UUID by, Instant at)
        implements PublishedEvent {
    @Override
    public String topic() {
        return "chat";
    }

    @Override
    public String type() {
        return "moderation";
    }

    @Override
    public UUID key() {
        return chatId;
    }
}
