package io.convoke.event.events.entity;

import jakarta.persistence.EnumeratedValue;

/** Where an event is in its life: draft → active → completed or cancelled. */
public enum EventStatus {
    DRAFT("draft"),
    ACTIVE("active"),
    COMPLETED("completed"),
    CANCELLED("cancelled");

    @EnumeratedValue
    private final String text;

    EventStatus(String text) {
        this.text = text;
    }

    /** The name in JSON and in the database. */
    public String text() {
        return text;
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static EventStatus of(String text) {
        for (var status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw new IllegalArgumentException("No status " + text);
    }
}
