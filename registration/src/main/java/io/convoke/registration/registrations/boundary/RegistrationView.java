package io.convoke.registration.registrations.boundary;

import io.convoke.registration.registrations.control.RegisteredAt;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's own registration. */
@Schema(name = "Registration", description = "A registration, as the person who made it sees it")
public record RegistrationView(
        UUID id,
        UUID eventId,
        UUID userId,
        RegistrationStatus status,

        @Schema(description = "The place in the line, from 1; absent unless waitlisted", examples = "1")
        Optional<Integer> waitlistPosition,

        Instant registrationTime,

        @Schema(description = "When the status last changed")
        Instant updatedAt,

        @Schema(description = "When the person came; absent unless checked in")
        Optional<Instant> checkedInAt,

        EventView event) {

    static RegistrationView of(RegisteredAt registered) {
        var registration = registered.registration();
        return new RegistrationView(
                registration.id(),
                registration.eventId(),
                registration.userId(),
                registration.status(),
                Optional.of(registered.position()).filter(position -> registration.isWaiting()),
                registration.registrationTime(),
                registration.changedAt(),
                registration.checkedInAt(),
                EventView.of(registered.event()));
    }
}
