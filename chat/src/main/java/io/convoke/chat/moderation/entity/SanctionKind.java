package io.convoke.chat.moderation.entity;

import jakarta.persistence.EnumeratedValue;

/** What is forbidden to somebody. */
public enum SanctionKind {
    /** To write. */
    MUTE("mute"),
    /** To be in the room. */
    BAN("ban");

    @EnumeratedValue
    private final String text;

    SanctionKind(String text) {
        this.text = text;
    }

    /** The kind as it stands in events and in the database. */
    public String text() {
        return text;
    }
}
