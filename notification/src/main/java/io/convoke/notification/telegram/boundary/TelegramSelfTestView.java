package io.convoke.notification.telegram.boundary;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of trying the Bot API out. */
@Schema(name = "TelegramSelfTest")
public record TelegramSelfTestView(
        @Schema(description = "Whether the API knows the bot", examples = "true")
        boolean accepted,

        @Schema(
                description = "Host, and port if it is not the usual one, that were spoken to",
                examples = "api.telegram.org")
        String server,

        @Schema(description = "The bot's name", implementation = String.class, examples = "ConvokeBot")
        Optional<String> bot,

        @Schema(description = "Why not", implementation = String.class, examples = "401 Unauthorized")
        Optional<String> reason,

        @Schema(description = "How long it took, in milliseconds", examples = "84")
        long millis) {}
