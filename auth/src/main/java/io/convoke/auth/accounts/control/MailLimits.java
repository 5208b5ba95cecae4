package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.common.limits.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/** Bounds how much mail strangers can cause. Addresses are counted by hash. */
@ApplicationScoped
public class MailLimits {
    private static final Duration WINDOW = Duration.ofHours(1);
    /** A whole conference may sign up from behind one address. */
    private static final int SIGN_UPS_FROM_ONE_ADDRESS = 1_000;

    private static final int MAIL_REQUESTS_FROM_ONE_ADDRESS = 100;
    private static final int MAILS_TO_ONE_PERSON = 5;

    @Inject
    RateLimiter limiter;

    /**
     * Counts a sign-up.
     *
     * @throws io.convoke.common.problem.DomainException 429 after 1,000 in an hour from one address
     */
    public void signUp(ClientAddress from) {
        limiter.count("sign-up:address:" + from.network(), SIGN_UPS_FROM_ONE_ADDRESS, WINDOW);
    }

    /**
     * Counts a request for a link.
     *
     * @throws io.convoke.common.problem.DomainException 429 after 100 in an hour from one address
     */
    public void requestLink(ClientAddress from) {
        limiter.count("mail:address:" + from.network(), MAIL_REQUESTS_FROM_ONE_ADDRESS, WINDOW);
    }

    /**
     * Counts a mail of a kind to a person; whether the person exists makes no difference. After 5 in an hour nothing is sent,
     * and nobody is told, since the mails that were sent still serve.
     */
    public boolean mayMail(String kind, EmailAddress to) {
        return limiter.tryCount("mail:" + kind + ":" + Digest.of(to.key()), MAILS_TO_ONE_PERSON, WINDOW);
    }

    /**
     * Forgets what was counted of an address.
     *
     * @param key what decides whether two addresses are the same
     */
    @Transactional(TxType.MANDATORY)
    public void forget(String key) {
        limiter.forget(Digest.of(key));
    }
}
