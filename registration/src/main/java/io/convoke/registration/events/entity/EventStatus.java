package io.convoke.registration.events.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an event is in its life; only an active one takes registrations. */
@Schema(name = "RegisteredEventStatus")
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

    /** The status as it stands in JSON and in the database. */
    @JsonValue
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
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a public event: " + text));
    }
}
