package io.convoke.auth.accounts.boundary;

import io.convoke.auth.accounts.entity.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The caller's own account.
 *
 * @param roles what the account acts with; {@code guest} until the e-mail is verified
 */
@Schema(name = "OwnAccount")
public record MeView(
        UUID id,
        @Schema(examples = "ann.lee") String username,

        @Schema(examples = "ann@example.org") String email,

        boolean emailVerified,
        @Schema(examples = "[\"user\"]") List<String> roles,
        Instant createdAt) {

    static MeView of(Account account) {
        return new MeView(
                account.id(),
                account.username(),
                account.email(),
                account.isEmailVerified(),
                account.effectiveRoles(),
                account.createdAt());
    }
}
