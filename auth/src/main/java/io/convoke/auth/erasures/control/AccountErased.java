package io.convoke.auth.erasures.control;

import io.convoke.auth.accounts.control.AccountEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An account's owner had it erased: every service forgets the person and answers with a receipt.
 *
 * @param erasureId names the erasure in the receipts
 */
public record AccountErased(UUID userId, UUID erasureId, Instant at) implements AccountEvent {
    @Override
    public String type() {
        return "erased";
    }
}
