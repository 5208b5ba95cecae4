package io.convoke.notification.events.boundary;

import java.time.Instant;
import java.util.UUID;

/**
 * What this service reads of the events on {@code registrations}.
 *
 * @param before what the person was before cancelling: {@code registered} or {@code waitlisted}
 * @throws IllegalArgumentException when something is missing
 */
record RegistrationChange(
        UUID registrationId, UUID eventId, UUID userId, Instant at, Long seatsVersion, String before) {
    RegistrationChange {
        needed(registrationId, "registrationId");
        needed(eventId, "eventId");
        needed(userId, "userId");
        needed(at, "at");
        needed(seatsVersion, "seatsVersion");
    }

    private static void needed(Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the registration's event lacks " + name);
        }
    }

    boolean heldSeat() {
        return !"waitlisted".equals(before);
    }
}
