package io.convoke.registration.registrations.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The event service's wish to lower a capacity. */
@Schema(description = "A lower capacity for an event")
public record CapacityRequest(
        @Schema(examples = "40") @NotNull @Min(1) @Max(100_000)
        Integer capacity,

        @Schema(description = "The event's version that will have this capacity; one after the last known when absent")
        @Min(1)
        Long version) {}
