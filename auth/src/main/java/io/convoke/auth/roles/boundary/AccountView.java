package io.convoke.auth.roles.boundary;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as an admin sees it.
 *
 * @param roles what was granted; without a verified e-mail the account acts as guest all the same
 */
@Schema(name = "Account")
public record AccountView(
        UUID id,
        @Schema(examples = "ann.lee") String username,

        @Schema(examples = "ann@example.org") String email,

        boolean emailVerified,
        @Schema(examples = "[\"user\"]") List<String> roles,
        Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.username(),
                account.email(),
                account.isEmailVerified(),
                account.grantedRoles().stream().map(Role::label).toList(),
                account.createdAt());
    }
}
