package io.convoke.user.telegram.boundary;

import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code to send to the bot. */
@Schema(name = "TelegramCode", description = "A code to send to the bot; good once")
public record CodeView(
        @Schema(examples = "K7QF2MXN4PRD9TWB", description = "To be sent to the bot as /start CODE")
        String code,

        @Schema(
                examples = "https://t.me/convoke_bot?start=K7QF2MXN4PRD9TWB",
                description = "Opens the chat with the bot; one tap there sends the code")
        URI link,

        Instant expiresAt) {
    @Override
    public String toString() {
        return "CodeView";
    }
}
