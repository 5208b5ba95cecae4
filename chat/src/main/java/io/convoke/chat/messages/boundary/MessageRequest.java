package io.convoke.chat.messages.boundary;

import io.convoke.chat.messages.control.NewMessage;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody wants to say. */
@Schema(name = "ChatMessageRequest", description = "What somebody wants to say")
public record MessageRequest(
        @Schema(
                description =
                        "What the client calls the message, 1 to 64 printable characters: sent again with the same"
                                + " ref, it is not stored again",
                examples = "m-17")
        String ref,

        @Schema(
                description = "text, or media for a picture or video",
                examples = "text",
                enumeration = {"text", "media"})
        @NotNull
        String type,

        @Schema(
                description = "The text, at most 4,000 characters, where @username mentions a member; with media the"
                        + " media's id",
                examples = "See you at the door, @boris")
        @NotNull
        String message) {

    NewMessage wanted() {
        return NewMessage.of(ref, type, message);
    }
}
