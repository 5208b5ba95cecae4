package io.convoke.user.activity.boundary;

import io.convoke.user.activity.control.Deed;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the history needs of a record of the topic of registrations. */
public record RegistrationRecord(UUID registrationId, UUID eventId, UUID userId, Instant at) {

    /** What the person did; empty for types that tell of nothing that the person did. */
    Optional<Deed> deed(String type) {
        return Optional.ofNullable(
                        switch (type) {
                            case "confirmed" -> ActivityType.REGISTERED;
                            case "waitlisted" -> ActivityType.WAITLISTED;
                            case "promoted" -> ActivityType.PROMOTED;
                            case "cancelled" -> ActivityType.CANCELLED;
                            case "checked-in", "check-in-undone" -> ActivityType.ATTENDED;
                            default -> null;
                        })
                .map(what -> new Deed(userId, what, registrationId, eventId, at, type.equals("check-in-undone")));
    }
}
