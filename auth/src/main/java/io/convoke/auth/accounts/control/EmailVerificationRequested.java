package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.MailToken;
import java.time.Instant;
import java.util.UUID;

/** An address is to be verified: the token of the mail is derived from the id. */
public record EmailVerificationRequested(
        UUID userId, String username, String email, String locale, UUID verificationId, Instant expiresAt)
        implements AccountEvent {

    static EmailVerificationRequested of(Account account, MailToken link) {
        return new EmailVerificationRequested(
                account.id(), account.username(), account.email(), account.locale(), link.id(), link.expiresAt());
    }

    @Override
    public String type() {
        return "email-verification-requested";
    }
}
