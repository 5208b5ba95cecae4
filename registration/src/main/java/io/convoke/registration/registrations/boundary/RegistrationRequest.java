package io.convoke.registration.registrations.boundary;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wish to come to an event. */
@Schema(description = "The wish to come to an event")
public record RegistrationRequest(
        @Schema(description = "The event", examples = "01994f3e-7a10-7c3e-9b7e-0d5a1c2b3d4e") @NotNull
        UUID eventId) {}
