package io.convoke.chat.moderation.boundary;

import io.convoke.chat.moderation.entity.ModerationAction;
import io.convoke.chat.moderation.entity.ModerationEntry;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the moderation log. */
@Schema(description = "A line of the moderation log")
public record ModerationEntryView(
        UUID id,
        ModerationAction action,
        @Schema(description = "Whom it concerned") UUID userId,

        @Schema(description = "The message that was deleted; absent for other actions")
        UUID messageId,

        Instant until,

        @Schema(description = "Absent when none was given", examples = "Advertising after a warning")
        String reason,

        @Schema(description = "The moderator") UUID by,

        Instant at) {

    static ModerationEntryView of(ModerationEntry entry) {
        return new ModerationEntryView(
                entry.id(),
                entry.action(),
                entry.userId(),
                entry.messageId().orElse(null),
                entry.until().orElse(null),
                entry.reason().orElse(null),
                entry.moderatorId(),
                entry.at());
    }
}
