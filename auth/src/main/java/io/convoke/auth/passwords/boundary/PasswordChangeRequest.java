package io.convoke.auth.passwords.boundary;

import io.convoke.auth.credentials.boundary.GoodPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The old password and the new one. */
@Schema(name = "PasswordChangeRequest")
public record PasswordChangeRequest(
        @NotNull @Size(min = 1, max = 1024) @Schema(examples = "seven purple kettles")
        String currentPassword,

        @NotNull @GoodPassword @Schema(examples = "eight green lanterns", minLength = 8, maxLength = 128)
        String newPassword) {

    @Override
    public String toString() {
        return "PasswordChangeRequest[]";
    }
}
