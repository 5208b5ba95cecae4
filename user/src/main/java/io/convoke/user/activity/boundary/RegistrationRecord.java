package io.convoke.user.activity.boundary;

import io.convoke.user.activity.control.Deed;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.UUID;

/** What the history needs of a record of the topic of registrations. */
public record RegistrationRecord(UUID registrationId, UUID eventId, UUID userId, Instant at) {

    Deed deed(ActivityType what, boolean takenBack) {
        return new Deed(userId, what, registrationId, eventId, at, takenBack);
    }
}
