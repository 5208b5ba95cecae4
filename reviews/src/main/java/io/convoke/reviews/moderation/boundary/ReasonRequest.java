package io.convoke.reviews.moderation.boundary;

import io.convoke.common.http.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a review is reported or hidden. */
@Schema(name = "ReviewHideRequest")
public record ReasonRequest(
        @Schema(examples = "It insults a speaker", description = "Plain text") @NotBlank @Size(max = 1_000)
        String reason) {

    /** The reason without white space around it. */
    String text() {
        return PlainText.lines("reason", reason).orElseThrow();
    }
}
