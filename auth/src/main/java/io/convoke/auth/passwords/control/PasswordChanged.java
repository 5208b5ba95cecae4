package io.convoke.auth.passwords.control;

import io.convoke.auth.accounts.control.AccountEvent;
import io.convoke.auth.accounts.entity.Account;
import java.time.Instant;
import java.util.UUID;

/** The password is another one now; the owner is told, in case somebody else did it. */
public record PasswordChanged(UUID userId, String username, String email, String locale, Instant changedAt)
        implements AccountEvent {

    static PasswordChanged of(Account account) {
        return new PasswordChanged(
                account.id(), account.username(), account.email(), account.locale(), account.updatedAt());
    }

    @Override
    public String type() {
        return "password-changed";
    }
}
