package io.convoke.event.events.entity;

import jakarta.persistence.EnumeratedValue;

/** What a person may do for an event. */
public enum TeamRole {
    /** Everything, the team included; every event has exactly one. */
    OWNER("owner"),
    /** Changes, publishes, cancels and deletes the event. */
    EDITOR("editor"),
    /** Checks people in. */
    CHECKIN("checkin"),
    /** Moderates the chat. */
    MODERATOR("moderator");

    @EnumeratedValue
    private final String text;

    TeamRole(String text) {
        this.text = text;
    }

    /** The name in JSON and in the database. */
    public String text() {
        return text;
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TeamRole of(String text) {
        for (var role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("No role " + text);
    }
}
