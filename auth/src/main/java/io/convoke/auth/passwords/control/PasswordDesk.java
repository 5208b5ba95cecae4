package io.convoke.auth.passwords.control;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.EmailVerification;
import io.convoke.auth.accounts.control.MailLinks;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.auth.sessions.control.SessionDesk;
import io.convoke.auth.sessions.entity.EndReason;
import io.convoke.common.events.Outbox;
import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Changes passwords, by those who know the old one or read the account's mail. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PasswordDesk {
    @Inject
    AccountStore accounts;

    @Inject
    MailLinks links;

    @Inject
    EmailVerification verification;

    @Inject
    SessionDesk sessions;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Replaces the password and ends every session but the caller's own.
     *
     * @param checkedHash the stored hash that the current password was compared with
     * @param current the session to keep; empty ends all
     * @throws DomainException 403 {@code password-wrong} when the password was changed meanwhile
     */
    public void change(UUID accountId, String checkedHash, String newHash, Optional<UUID> current) {
        var account = accounts.lock(accountId)
                .filter(locked -> locked.passHash().equals(checkedHash))
                .orElseThrow(() -> new DomainException(AuthError.PASSWORD_WRONG, "It has been changed meanwhile"));
        replace(account, newHash, current);
    }

    /** Sends a link where the address is known; the work is the same where it is not. */
    public void requestReset(EmailAddress email) {
        var account = accounts.byEmail(email);
        if (account.isPresent()) {
            var link = links.issue(account.get(), MailTokenPurpose.PASSWORD_RESET);
            outbox.append(PasswordResetRequested.of(account.get(), link));
        } else {
            links.pretend(MailTokenPurpose.PASSWORD_RESET);
        }
    }

    /**
     * Replaces the password by a mailed link and ends every session. The link proves the address as well: whoever signed up
     * with a stranger's address loses the account to its owner here.
     *
     * @return the account
     * @throws DomainException 400 {@code token-invalid}
     */
    public UUID reset(String token, String newHash) {
        var account = links.redeem(MailTokenPurpose.PASSWORD_RESET, token);
        replace(account, newHash, Optional.empty());
        verification.confirm(account);
        return account.id();
    }

    private void replace(Account account, String newHash, Optional<UUID> keep) {
        account.changePassword(newHash, clock.instant());
        links.withdraw(account, MailTokenPurpose.PASSWORD_RESET);
        sessions.endAll(account.id(), EndReason.PASSWORD_CHANGED, keep);
        outbox.append(PasswordChanged.of(account));
    }
}
