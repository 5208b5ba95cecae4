package io.convoke.chat.rooms.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A person's part in an event's team. */
public enum TeamRole {
    OWNER("owner"),
    EDITOR("editor"),
    CHECKIN("checkin"),
    MODERATOR("moderator");

    /** Who may change or cancel the event may keep its chat in order too. */
    private static final Set<TeamRole> MODERATING = EnumSet.of(OWNER, EDITOR, MODERATOR);

    private final String text;

    TeamRole(String text) {
        this.text = text;
    }

    /** The role as it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether the role moderates the event's room. */
    public boolean moderates() {
        return MODERATING.contains(this);
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when no role is called so
     */
    public static TeamRole of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role of a team: " + text));
    }
}
