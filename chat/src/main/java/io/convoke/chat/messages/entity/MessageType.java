package io.convoke.chat.messages.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message holds. */
@Schema(name = "ChatMessageType")
public enum MessageType {
    TEXT("text"),
    /** The id of a picture or video that the media service keeps. */
    MEDIA("media");

    @EnumeratedValue
    private final String text;

    MessageType(String text) {
        this.text = text;
    }

    /** The type as it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Reads {@link #text()}; empty when no type is called so. */
    public static Optional<MessageType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
