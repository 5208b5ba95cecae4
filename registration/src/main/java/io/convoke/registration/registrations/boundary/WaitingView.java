package io.convoke.registration.registrations.boundary;

import io.convoke.registration.registrations.entity.Registration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody in the line. */
@Schema(name = "WaitlistEntry", description = "Somebody who waits for a seat")
public record WaitingView(
        @Schema(description = "The registration") UUID id,
        UUID userId,
        @Schema(examples = "ann") String username,

        @Schema(description = "The place in the line, from 1", examples = "1")
        int waitlistPosition,

        Instant registrationTime) {

    static WaitingView of(Registration registration, int position) {
        return new WaitingView(
                registration.id(),
                registration.userId(),
                registration.username(),
                position,
                registration.registrationTime());
    }
}
