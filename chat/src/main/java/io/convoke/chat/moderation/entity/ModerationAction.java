package io.convoke.chat.moderation.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a moderator did. */
@Schema(name = "ChatModerationAction")
public enum ModerationAction {
    MUTE("mute"),
    UNMUTE("unmute"),
    BAN("ban"),
    UNBAN("unban"),
    /** Deleted another's message. */
    DELETE("delete");

    @EnumeratedValue
    private final String text;

    ModerationAction(String text) {
        this.text = text;
    }

    /** The action as it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return text;
    }
}
