package io.convoke.chat.messages.boundary;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another text for a message. */
@Schema(name = "ChatMessageEditRequest", description = "Another text for a message")
public record EditRequest(
        @Schema(description = "The text, at most 4,000 characters", examples = "See you at the door at six") @NotNull
        String message) {}
