package io.convoke.auth.passwords.boundary;

import io.convoke.auth.credentials.boundary.GoodPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token that came by mail, and the new password. */
@Schema(name = "PasswordResetConfirmation")
public record PasswordResetConfirmation(
        @NotNull @Size(min = 1, max = 200) @Schema(examples = "5dVvTcgQdRUWk5AIOdzyX3Mlvq8gVpEBzeGmkhbXz2k")
        String token,

        @NotNull @GoodPassword @Schema(examples = "eight green lanterns", minLength = 8, maxLength = 128)
        String newPassword) {

    @Override
    public String toString() {
        return "PasswordResetConfirmation[]";
    }
}
