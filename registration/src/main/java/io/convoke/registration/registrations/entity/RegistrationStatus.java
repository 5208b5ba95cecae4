package io.convoke.registration.registrations.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a registration is in its life. */
public enum RegistrationStatus {
    /** Has a seat. */
    REGISTERED("registered"),
    /** Waits for a seat. */
    WAITLISTED("waitlisted"),
    /** Given up; final. */
    CANCELLED("cancelled"),
    /** Has a seat and came. */
    CHECKED_IN("checked_in"),
    /** Had a seat and did not come. */
    NO_SHOW("no_show");

    /** The statuses that hold a seat. */
    public static final Set<RegistrationStatus> SEATED = EnumSet.of(REGISTERED, CHECKED_IN, NO_SHOW);

    @EnumeratedValue
    private final String text;

    RegistrationStatus(String text) {
        this.text = text;
    }

    /** The status as it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Reads {@link #text()}; empty when no status is called so. */
    public static Optional<RegistrationStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
