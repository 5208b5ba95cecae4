package io.convoke.registration.attendance.boundary;

import io.convoke.registration.attendance.control.Arrival;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is checked in. */
@Schema(name = "CheckIn", description = "Somebody who is checked in")
public record CheckInView(
        UUID registrationId,

        @Schema(
                description = "Always checked_in",
                enumeration = {"checked_in"})
        RegistrationStatus status,

        @Schema(description = "When the person came; of a repetition, when the person came first")
        Instant at,

        @Schema(description = "Whether the person had been checked in before", examples = "false")
        boolean repeated,

        @Schema(description = "To be compared with whoever stands there", examples = "ann")
        String username) {

    static CheckInView of(Arrival arrival) {
        var registration = arrival.registration().orElseThrow();
        return new CheckInView(
                registration.id(),
                registration.status(),
                registration.checkedInAt().orElseThrow(),
                arrival.repeated(),
                registration.username());
    }
}
