package io.convoke.auth.sessions.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Credentials.
 *
 * @param login the username or the e-mail address
 */
@Schema(name = "LoginRequest")
public record LoginRequest(
        @NotNull @Size(min = 1, max = 254) @Schema(examples = "ann.lee")
        String login,

        @NotNull @Size(min = 1, max = 1024) @Schema(examples = "seven purple kettles")
        String password) {

    @Override
    public String toString() {
        return "LoginRequest[]";
    }
}
