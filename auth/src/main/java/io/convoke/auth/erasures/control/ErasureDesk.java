package io.convoke.auth.erasures.control;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.MailLimits;
import io.convoke.auth.erasures.entity.AccountErasure;
import io.convoke.auth.roles.control.AuditLog;
import io.convoke.auth.sessions.control.LoginThrottle;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Erases accounts and collects the receipts. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ErasureDesk {
    @Inject
    AccountStore accounts;

    @Inject
    AuditLog audit;

    @Inject
    LoginThrottle throttle;

    @Inject
    MailLimits mailLimits;

    @Inject
    ErasureStore erasures;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The services that have to say that they have forgotten a person. */
    @Inject
    @ConfigProperty(
            name = "convoke.auth.erasure-services",
            defaultValue = "auth,user,event,reviews,media,chat,registration,notification")
    List<String> services;

    /**
     * Erases an account: with it go its sessions, mailed links and counts of attempts; its name and address are free again.
     *
     * @param checkedHash the stored hash that the password was compared with
     * @throws DomainException 403 {@code password-wrong} when the password was changed, or the account erased, meanwhile; 409
     *     {@code last-admin}
     */
    public AccountErasure erase(UUID accountId, String checkedHash) {
        var admins = accounts.countActingAdmins(); // no other admin goes meanwhile
        var account = accounts.lock(accountId)
                .filter(locked -> locked.passHash().equals(checkedHash))
                .orElseThrow(() -> new DomainException(AuthError.PASSWORD_WRONG, "It has been changed meanwhile"));
        if (account.isActingAdmin() && admins == 1) {
            throw new DomainException(AuthError.LAST_ADMIN, "Make somebody else an admin first");
        }
        var erasure = new AccountErasure(
                UUID.randomUUID(),
                clock.instant(),
                services.stream().map(String::strip).toList());
        erasures.add(erasure);
        throttle.forget(List.of(account.usernameKey(), account.emailKey()));
        mailLimits.forget(account.emailKey());
        accounts.remove(account);
        forgetTraces(accountId);
        outbox.append(new AccountErased(accountId, erasure.id(), erasure.requestedAt()));
        return erasure;
    }

    /** What remains of an account that is gone: who granted and revoked roles, without saying who. */
    void forgetTraces(UUID accountId) {
        audit.anonymise(accountId);
        throttle.forget(List.of(LoginThrottle.passwordOf(accountId)));
    }

    /** Takes a receipt; one of an erasure that is not known here is none of ours. */
    public void receive(UUID erasureId, String service, Instant at) {
        erasures.lock(erasureId).ifPresent(erasure -> erasure.receive(service, at));
    }
}
