package io.convoke.auth.accounts.boundary;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address to send a link to. */
@Schema(name = "EmailRequest")
public record EmailRequest(
        @NotNull @MailAddress @Schema(examples = "ann@example.org", maxLength = 254)
        String email) {}
