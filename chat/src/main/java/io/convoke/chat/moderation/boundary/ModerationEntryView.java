package io.convoke.chat.moderation.boundary;

import io.convoke.chat.moderation.entity.ModerationAction;
import io.convoke.chat.moderation.entity.ModerationEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the moderation log. */
@Schema(name = "ChatModerationEntry", description = "A line of the moderation log")
public record ModerationEntryView(
        UUID id,
        ModerationAction action,
        @Schema(description = "Whom it concerned") UUID userId,

        @Schema(description = "The message that was deleted; absent for other actions")
        Optional<UUID> messageId,

        @Schema(description = "When a mute ends by itself; absent for one without an end, and for other actions")
        Optional<Instant> until,

        @Schema(description = "Absent when none was given", examples = "Advertising after a warning")
        Optional<String> reason,

        @Schema(description = "The moderator") UUID by,

        Instant at) {

    static ModerationEntryView of(ModerationEntry entry) {
        return new ModerationEntryView(
                entry.id(),
                entry.action(),
                entry.userId(),
                entry.messageId(),
                entry.until(),
                entry.reason(),
                entry.moderatorId(),
                entry.at());
    }
}
