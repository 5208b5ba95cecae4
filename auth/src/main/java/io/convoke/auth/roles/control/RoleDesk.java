package io.convoke.auth.roles.control;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.Role;
import io.convoke.auth.roles.entity.AuditEntry.Action;
import io.convoke.auth.roles.entity.AuditEntry.Party;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Grants and revokes roles, and writes down who did it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RoleDesk {
    @Inject
    AccountStore accounts;

    @Inject
    AuditLog audit;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Replaces an account's roles. Whether the actor is an admin is asked of the database, not of the token: an admin who has
     * just been deposed could otherwise come back within the token's life.
     *
     * @throws DomainException 403 when the actor governs no more, 404 {@code account-unknown}, 409 {@code last-admin}
     */
    public Account change(UUID actorId, UUID accountId, Set<Role> roles) {
        var admins = accounts.countActingAdmins(); // one change of roles at a time
        var actor = accounts.find(actorId)
                .filter(Account::isActingAdmin)
                .orElseThrow(() -> new DomainException(CommonProblem.FORBIDDEN, "You are no admin any more"));
        var account = accounts.lock(accountId)
                .orElseThrow(() -> new DomainException(AuthError.ACCOUNT_UNKNOWN, "No account has this id"));
        if (account.isActingAdmin() && !roles.contains(Role.ADMIN) && admins == 1) {
            throw new DomainException(AuthError.LAST_ADMIN, "Make somebody else an admin first");
        }
        var before = account.grantedRoles();
        if (account.grant(roles, clock.instant())) {
            record(new Party(Optional.of(actor.id()), actor.username()), account, before);
            outbox.append(RolesChanged.of(account, actor.id()));
        }
        return account;
    }

    /** Writes down what the platform granted by itself. */
    public void recordBootstrap(Account admin) {
        record(Party.PLATFORM, admin, Set.of(Role.USER));
    }

    private void record(Party actor, Account account, Set<Role> before) {
        for (var role : Role.values()) {
            var has = account.grantedRoles().contains(role);
            if (has != before.contains(role)) {
                audit.write(actor, has ? Action.ROLE_GRANTED : Action.ROLE_REVOKED, account, role);
            }
        }
    }
}
