package io.convoke.chat.rooms.entity;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Where a room's event is in its life. */
public enum EventStatus {
    ACTIVE("active"),
    COMPLETED("completed"),
    CANCELLED("cancelled"),
    /** Gone; the row stays so that a record delivered late cannot bring the room back. */
    DELETED("deleted");

    @EnumeratedValue
    private final String text;

    EventStatus(String text) {
        this.text = text;
    }

    /** The status as it stands in JSON and in the database. */
    public String text() {
        return text;
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when no status is called so
     */
    public static EventStatus of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a public event: " + text));
    }
}
