package io.convoke.auth.accounts.control;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.MailToken;
import io.convoke.common.ids.Ids;
import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.mailtokens.MailTokens;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links that prove that whoever follows them reads the account's mail. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class MailLinks {
    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountStore accounts;

    @Inject
    MailTokens tokens;

    @Inject
    Clock clock;

    /** How long a link that verifies an address can be used. */
    @Inject
    @ConfigProperty(name = "convoke.auth.verification-life", defaultValue = "PT24H")
    Duration verificationLife;

    /** How long a link that resets a password can be used. */
    @Inject
    @ConfigProperty(name = "convoke.auth.reset-life", defaultValue = "PT1H")
    Duration resetLife;

    /** Makes a link for the account. */
    public MailToken issue(Account account, MailTokenPurpose purpose) {
        return issue(Optional.of(account.id()), purpose);
    }

    /** Does the same work for an address that nobody has, so that the time of the answer does not tell. */
    public void pretend(MailTokenPurpose purpose) {
        issue(Optional.empty(), purpose);
    }

    private MailToken issue(Optional<UUID> account, MailTokenPurpose purpose) {
        var id = Ids.next();
        var life = purpose == MailTokenPurpose.EMAIL_VERIFICATION ? verificationLife : resetLife;
        var link = new MailToken(id, account, purpose, Digest.of(tokens.token(purpose, id)), clock.instant(), life);
        entities.persist(link);
        entities.flush();
        return link;
    }

    /** Whether the token could be used at the moment; decides nothing. */
    public boolean isUsable(MailTokenPurpose purpose, String token) {
        return find(purpose, token)
                .filter(link -> link.isUsable(clock.instant()))
                .isPresent();
    }

    /**
     * Uses a link up, together with the account's others of the same purpose.
     *
     * @return the account that it was made for, locked
     * @throws DomainException 400 {@code token-invalid} when it is unknown, expired or used
     */
    public Account redeem(MailTokenPurpose purpose, String token) {
        var owner = find(purpose, token)
                .flatMap(MailToken::accountId)
                .flatMap(accounts::lock)
                .orElseThrow(MailLinks::invalid);
        var link = find(purpose, token).orElseThrow(MailLinks::invalid);
        entities.refresh(link); // another request may have used it while this one waited for the lock
        if (!link.isUsable(clock.instant())) {
            throw invalid();
        }
        withdraw(owner, purpose);
        return owner;
    }

    /** Makes every link of the account and purpose useless; the account is locked. */
    public void withdraw(Account account, MailTokenPurpose purpose) {
        entities.createQuery("""
                        update MailToken t set t.usedAt = :now
                         where t.accountId = :account and t.purpose = :purpose and t.usedAt is null""")
                .setParameter("now", clock.instant())
                .setParameter("account", account.id())
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    /** Deletes links that expired before. */
    public void forget(Instant before) {
        entities.createQuery("delete from MailToken t where t.expiresAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    private Optional<MailToken> find(MailTokenPurpose purpose, String token) {
        return entities.createQuery(
                        "select t from MailToken t where t.tokenHash = :hash and t.purpose = :purpose", MailToken.class)
                .setParameter("hash", Digest.of(token))
                .setParameter("purpose", purpose)
                .getResultStream()
                .findFirst();
    }

    private static DomainException invalid() {
        return new DomainException(
                AuthError.TOKEN_INVALID, "The link is unknown, has expired or was used before; ask for a new one");
    }
}
