package io.convoke.notification.events.entity;

import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;

/** What a person is at an event. */
public enum AttendanceStatus {
    REGISTERED,
    WAITLISTED,
    CANCELLED;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The name in the database. */
    public String label() {
        return label;
    }
}
