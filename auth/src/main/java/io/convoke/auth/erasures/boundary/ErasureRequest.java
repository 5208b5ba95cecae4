package io.convoke.auth.erasures.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The password, once more. */
@Schema(name = "ErasureRequest")
public record ErasureRequest(
        @NotNull @Size(min = 1, max = 1024) @Schema(examples = "seven purple kettles")
        String password) {

    @Override
    public String toString() {
        return "ErasureRequest[]";
    }
}
