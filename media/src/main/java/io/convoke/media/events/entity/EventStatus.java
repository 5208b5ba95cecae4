package io.convoke.media.events.entity;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Where a published event is in its life. */
public enum EventStatus {
    ACTIVE("active"),
    COMPLETED("completed"),
    CANCELLED("cancelled"),
    /** Gone; the row stays so that a record delivered late cannot bring the event back. */
    DELETED("deleted");

    @EnumeratedValue
    private final String text;

    EventStatus(String text) {
        this.text = text;
    }

    /**
     * Reads the status as it stands in the topic.
     *
     * @throws IllegalArgumentException when no status is called so
     */
    public static EventStatus of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a published event: " + text));
    }
}
