package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mailed link came back: the account now acts with its roles. */
public record EmailVerified(
        UUID userId, String username, String email, String locale, List<String> roles, Instant verifiedAt, long version)
        implements AccountEvent {

    /** Describes an account that has just been verified. */
    public static EmailVerified of(Account account) {
        return new EmailVerified(
                account.id(),
                account.username(),
                account.email(),
                account.locale(),
                account.effectiveRoles(),
                account.emailVerifiedAt().orElseThrow(),
                account.version());
    }

    @Override
    public String type() {
        return "email-verified";
    }
}
