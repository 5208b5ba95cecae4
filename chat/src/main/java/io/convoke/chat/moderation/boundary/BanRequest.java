package io.convoke.chat.moderation.boundary;

import io.convoke.common.http.PlainText;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody may not come in. */
@Schema(name = "ChatBanRequest", description = "Why somebody may not come in")
public record BanRequest(
        @Schema(description = "For the log; only moderators read it", examples = "Advertising after a warning")
        @Size(max = 500)
        String reason) {

    Optional<String> line() {
        return PlainText.lines("reason", reason);
    }
}
