package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import java.time.Instant;
import java.util.UUID;

/** Somebody signed up with the address of this account; only its owner is told, by mail. */
public record SignUpRepeated(UUID userId, String username, String email, String locale, Instant requestedAt)
        implements AccountEvent {

    static SignUpRepeated of(Account account, Instant now) {
        return new SignUpRepeated(account.id(), account.username(), account.email(), account.locale(), now);
    }

    @Override
    public String type() {
        return "sign-up-repeated";
    }
}
