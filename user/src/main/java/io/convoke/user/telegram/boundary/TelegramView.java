package io.convoke.user.telegram.boundary;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a chat is linked. */
@Schema(name = "TelegramLink", description = "Whether messages can go to the person's chat with the bot")
public record TelegramView(
        boolean linked,

        @Schema(description = "Absent when no chat is linked")
        Optional<Instant> linkedAt) {}
