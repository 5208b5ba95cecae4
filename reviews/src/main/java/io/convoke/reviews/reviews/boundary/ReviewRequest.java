package io.convoke.reviews.reviews.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody thinks of an event. */
@Schema(name = "ReviewRequest")
public record ReviewRequest(
        @Schema(description = "The event", examples = "01994f3e-7a10-7c3e-9b7e-0d5a1c2b3d4e") @NotNull
        UUID eventId,

        @Schema(examples = "5", description = "From 1, poor, to 5, very good") @NotNull @Min(1) @Max(5)
        Integer rating,

        @Schema(examples = "Good talks, good coffee", description = "Plain text, several lines if wanted")
        @Size(max = 4_000)
        String comment) {}
