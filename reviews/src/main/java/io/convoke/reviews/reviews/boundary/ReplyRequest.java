package io.convoke.reviews.reviews.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the organiser says to a review. */
@Schema(name = "ReviewReplyRequest")
public record ReplyRequest(
        @Schema(examples = "Thank you! The coffee will be hot next time.", description = "Plain text")
        @NotBlank
        @Size(max = 4_000)
        String text) {}
