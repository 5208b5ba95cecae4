package io.convoke.chat.moderation.boundary;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For how long somebody may not write. */
@Schema(name = "ChatMuteRequest", description = "For how long somebody may not write")
public record MuteRequest(
        @Schema(description = "When the mute ends by itself; absent for one without an end")
        Instant until) {}
