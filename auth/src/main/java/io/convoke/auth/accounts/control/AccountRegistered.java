package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody signed up. */
public record AccountRegistered(
        UUID userId,
        String username,
        String email,
        String locale,
        List<String> roles,
        boolean emailVerified,
        Instant createdAt,
        long version)
        implements AccountEvent {

    /** Describes an account as it begins. */
    public static AccountRegistered of(Account account) {
        return new AccountRegistered(
                account.id(),
                account.username(),
                account.email(),
                account.locale(),
                account.effectiveRoles(),
                account.isEmailVerified(),
                account.createdAt(),
                account.version());
    }

    @Override
    public String type() {
        return "registered";
    }
}
