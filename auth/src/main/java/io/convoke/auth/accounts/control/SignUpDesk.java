package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.common.events.Outbox;
import io.convoke.common.ids.Ids;
import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Takes sign-ups without telling the caller whether an address is known. */
@ApplicationScoped
public class SignUpDesk {
    @Inject
    AccountStore accounts;

    @Inject
    MailLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * What a person signs up with.
     *
     * @param passHash the password's hash, made before the transaction and in any case
     * @param locale {@code en} or {@code ru}
     */
    public record SignUp(String username, EmailAddress email, String passHash, String locale) {
        @Override
        public String toString() {
            return "SignUp[" + username + "]";
        }
    }

    /**
     * Makes an account and asks for the verification of its address. With a known address nothing is made but a mail to its
     * owner; the username is taken all the same, so that a second attempt at it does not tell which of the two happened.
     *
     * @param mayMail whether the owner of a known address has not been told too often lately
     * @throws DomainException 409 {@code username-taken}
     */
    @Transactional(TxType.MANDATORY)
    public void signUp(SignUp signUp, boolean mayMail) {
        if (!accounts.claimUsername(signUp.username())) {
            throw new DomainException(AuthError.USERNAME_TAKEN, "Choose another username");
        }
        if (accounts.claimEmail(signUp.email())) {
            open(signUp);
        } else if (mayMail) {
            accounts.byEmail(signUp.email())
                    .ifPresent(account -> outbox.append(SignUpRepeated.of(account, clock.instant())));
        }
    }

    private void open(SignUp signUp) {
        var account = new Account(
                Ids.next(), signUp.username(), signUp.email(), signUp.passHash(), signUp.locale(), clock.instant());
        accounts.add(account);
        outbox.append(AccountRegistered.of(account));
        outbox.append(
                EmailVerificationRequested.of(account, links.issue(account, MailTokenPurpose.EMAIL_VERIFICATION)));
    }
}
