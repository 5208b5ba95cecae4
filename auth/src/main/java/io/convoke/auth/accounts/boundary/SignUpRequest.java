package io.convoke.auth.accounts.boundary;

import io.convoke.auth.credentials.boundary.GoodPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who wants an account.
 *
 * @param locale the language of mails; the language of the request unless given
 */
@Schema(name = "SignUpRequest")
public record SignUpRequest(
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._-]{3,100}", message = "{convoke.auth.username}")
        @Schema(examples = "ann.lee")
        String username,

        @NotNull @MailAddress @Schema(examples = "ann@example.org", maxLength = 254)
        String email,

        @NotNull @GoodPassword @Schema(examples = "seven purple kettles", minLength = 8, maxLength = 128)
        String password,

        @Pattern(regexp = "en|ru", message = "{convoke.auth.locale}") @Schema(examples = "en")
        String locale) {

    @Override
    public String toString() {
        return "SignUpRequest[" + username + "]";
    }
}
