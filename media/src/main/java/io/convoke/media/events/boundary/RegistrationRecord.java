package io.convoke.media.events.boundary;

import java.util.Objects;
import java.util.UUID;

/**
 * The value of a record of the topic of registrations, as far as media needs it.
 *
 * @param seatsVersion of the event's seats; missing where no seat changed hands
 */
public record RegistrationRecord(UUID registrationId, UUID eventId, UUID userId, Long seatsVersion) {

    /** Refuses a record that does not say whose it is. */
    public RegistrationRecord {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(userId, "userId");
    }

    /** The version of the seats. */
    public long version() {
        return Objects.requireNonNull(seatsVersion, "seatsVersion");
    }
}
