package io.convoke.chat.moderation.boundary;

import io.convoke.chat.moderation.entity.Sanction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mute or a ban. */
@Schema(name = "ChatSanction", description = "A mute or a ban")
public record SanctionView(
        UUID userId,

        @Schema(description = "When it ends by itself; absent for one without an end")
        Optional<Instant> until,

        @Schema(description = "Absent when none was given", examples = "Advertising after a warning")
        Optional<String> reason,

        @Schema(description = "The moderator") UUID by,

        Instant at) {

    static SanctionView of(Sanction sanction) {
        return new SanctionView(
                sanction.userId(), sanction.until(), sanction.reason(), sanction.imposedBy(), sanction.imposedAt());
    }
}
