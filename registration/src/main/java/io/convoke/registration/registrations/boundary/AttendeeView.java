package io.convoke.registration.registrations.boundary;

import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registration as those who run the event see it. */
@Schema(name = "Attendee", description = "A registration, as those who run the event see it")
public record AttendeeView(
        @Schema(description = "The registration") UUID id,
        UUID userId,
        @Schema(examples = "ann") String username,
        RegistrationStatus status,
        Instant registrationTime,

        @Schema(description = "When the person came; absent unless checked in")
        Optional<Instant> checkedInAt) {

    /** The registration as it is. */
    public static AttendeeView of(Registration registration) {
        return new AttendeeView(
                registration.id(),
                registration.userId(),
                registration.username(),
                registration.status(),
                registration.registrationTime(),
                registration.checkedInAt());
    }
}
