package io.convoke.auth.sessions.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refresh token; it can be used once. */
@Schema(name = "RefreshRequest")
public record RefreshRequest(
        @NotNull @Size(min = 1, max = 200) @Schema(examples = "q5a0yG2rX4m1Qm0XW8pT3cVbN6sLkJhGfDdSaPoIuYt")
        String refreshToken) {

    @Override
    public String toString() {
        return "RefreshRequest[]";
    }
}
