package io.convoke.user.activity.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person did. */
public enum ActivityType {
    /** Got a seat at once. */
    REGISTERED,
    WAITLISTED,
    /** Got a seat after waiting. */
    PROMOTED,
    CANCELLED,
    /** Was checked in, or had a seat at an event that is over and at which nobody was checked in. */
    ATTENDED,
    REVIEWED,
    UPLOADED,
    /** Published an event. */
    ORGANISED;

    /** The name in JSON and in the database. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a name; empty when there is none. */
    public static Optional<ActivityType> of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }
}
