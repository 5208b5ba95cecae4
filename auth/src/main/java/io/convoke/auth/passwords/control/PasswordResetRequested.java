package io.convoke.auth.passwords.control;

import io.convoke.auth.accounts.control.AccountEvent;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.MailToken;
import java.time.Instant;
import java.util.UUID;

/** Somebody forgot the password: the token of the mail is derived from the id. */
public record PasswordResetRequested(
        UUID userId, String username, String email, String locale, UUID resetId, Instant expiresAt)
        implements AccountEvent {

    static PasswordResetRequested of(Account account, MailToken link) {
        return new PasswordResetRequested(
                account.id(), account.username(), account.email(), account.locale(), link.id(), link.expiresAt());
    }

    @Override
    public String type() {
        return "password-reset-requested";
    }
}
