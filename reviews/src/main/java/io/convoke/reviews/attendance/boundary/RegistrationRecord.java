package io.convoke.reviews.attendance.boundary;

import java.util.Objects;
import java.util.UUID;

/** What reviews needs of a record about one registration in the topic of registrations. */
public record RegistrationRecord(UUID registrationId, UUID eventId, UUID userId) {
    /** Refuses a record that does not say whose registration for what it is. */
    public RegistrationRecord {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(userId, "userId");
    }
}
