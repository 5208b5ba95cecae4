package io.convoke.reviews.reviews.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody thinks of an event now, in the place of what was said before. */
@Schema(name = "ReviewChangeRequest")
public record ReviewChangeRequest(
        @Schema(examples = "4", description = "From 1, poor, to 5, very good") @NotNull @Min(1) @Max(5)
        Integer rating,

        @Schema(
                examples = "Good talks, the coffee was cold",
                description = "Plain text; without it the review has no comment any more")
        @Size(max = 4_000)
        String comment) {}
