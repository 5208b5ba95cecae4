package io.convoke.auth.roles.control;

import io.convoke.auth.accounts.control.AccountEvent;
import io.convoke.auth.accounts.entity.Account;
import java.util.List;
import java.util.UUID;

/** An admin granted or revoked roles; tokens carry them from the next refresh on. */
public record RolesChanged(UUID userId, String username, List<String> roles, long version, UUID changedBy)
        implements AccountEvent {

    static RolesChanged of(Account account, UUID changedBy) {
        return new RolesChanged(
                account.id(), account.username(), account.effectiveRoles(), account.version(), changedBy);
    }

    @Override
    public String type() {
        return "roles-changed";
    }
}
