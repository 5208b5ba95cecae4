package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.common.events.Outbox;
import io.convoke.common.mailtokens.MailTokenPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Turns guests into users, by links that only the reader of their mail has. */
@ApplicationScoped
public class EmailVerification {
    @Inject
    AccountStore accounts;

    @Inject
    MailLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Verifies the address that the link was sent to.
     *
     * @throws io.convoke.common.problem.DomainException 400 {@code token-invalid}
     */
    @Transactional(TxType.MANDATORY)
    public void verify(String token) {
        confirm(links.redeem(MailTokenPurpose.EMAIL_VERIFICATION, token));
    }

    /** Takes note that the holder of the account, which is locked, reads its mail. */
    @Transactional(TxType.MANDATORY)
    public void confirm(Account account) {
        if (account.verifyEmail(clock.instant())) {
            outbox.append(EmailVerified.of(account));
        }
    }

    /** Sends another link where the address is known and not verified; the work is the same where it is not. */
    @Transactional(TxType.MANDATORY)
    public void resend(EmailAddress email) {
        var waiting = accounts.byEmail(email).filter(account -> !account.isEmailVerified());
        if (waiting.isPresent()) {
            var link = links.issue(waiting.get(), MailTokenPurpose.EMAIL_VERIFICATION);
            outbox.append(EmailVerificationRequested.of(waiting.get(), link));
        } else {
            links.pretend(MailTokenPurpose.EMAIL_VERIFICATION);
        }
    }
}
