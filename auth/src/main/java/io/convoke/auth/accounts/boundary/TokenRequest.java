package io.convoke.auth.accounts.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token that came by mail. */
@Schema(name = "EmailVerificationRequest")
public record TokenRequest(
        @NotNull @Size(min = 1, max = 200) @Schema(examples = "5dVvTcgQdRUWk5AIOdzyX3Mlvq8gVpEBzeGmkhbXz2k")
        String token) {

    @Override
    public String toString() {
        return "TokenRequest[]";
    }
}
