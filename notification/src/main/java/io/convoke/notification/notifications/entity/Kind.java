package io.convoke.notification.notifications.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a notification tells. */
@Schema(name = "NotificationKind")
public enum Kind {
    /** Somebody signed up: the link that proves the address. */
    EMAIL_VERIFICATION,
    /** Somebody signed up with an address that has an account. */
    ACCOUNT_EXISTS,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    REGISTRATION_CONFIRMED,
    REGISTRATION_WAITLISTED,
    REGISTRATION_PROMOTED,
    REGISTRATION_CANCELLED,
    /** The event has another time or place. */
    EVENT_CHANGED,
    EVENT_CANCELLED,
    EVENT_REMINDER;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The name in the API, in the database and in the texts, for example {@code registration-confirmed}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The kind of a name; empty when there is none. */
    public static Optional<Kind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** Whether it speaks of an event. */
    public boolean concernsEvent() {
        return ordinal() >= REGISTRATION_CONFIRMED.ordinal();
    }

    /** Whether it tells what came of a registration, and so shows the event as it stands. */
    public boolean answersRegistration() {
        return this == REGISTRATION_CONFIRMED || this == REGISTRATION_WAITLISTED || this == REGISTRATION_PROMOTED;
    }
}
