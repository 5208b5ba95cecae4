package io.convoke.auth.sessions.control;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.Digest;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.keys.control.AccessTokens;
import io.convoke.auth.sessions.entity.EndReason;
import io.convoke.auth.sessions.entity.RefreshToken;
import io.convoke.auth.sessions.entity.Session;
import io.convoke.common.ids.Ids;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens, refreshes and ends sessions. Locks go from the account to its sessions, never back. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SessionDesk {
    /** Live sessions of one account; the one unused for longest gives way. */
    static final int MOST_SESSIONS = 50;

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    AccountStore accounts;

    @Inject
    SessionStore sessions;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Clock clock;

    /** How long a session lives without a refresh. */
    @Inject
    @ConfigProperty(name = "convoke.auth.session-idle", defaultValue = "P30D")
    Duration idle;

    /** How long a session lives at all. */
    @Inject
    @ConfigProperty(name = "convoke.auth.session-longest", defaultValue = "P90D")
    Duration longest;

    /**
     * What a client gets for its credentials; neither token stands in {@link #toString}.
     *
     * @param accessLife how long the access token is valid
     */
    public record IssuedTokens(String accessToken, Duration accessLife, String refreshToken) {
        @Override
        public String toString() {
            return "IssuedTokens[" + accessLife + "]";
        }
    }

    /**
     * Opens a session for an account whose password was right.
     *
     * @param checkedHash the stored hash that the password was compared with
     * @param strongerHash a hash of the same password to store instead; empty keeps the present one
     * @throws DomainException 401 {@code invalid-credentials} when the password was changed meanwhile
     */
    public IssuedTokens open(
            UUID accountId, String checkedHash, Optional<String> strongerHash, Optional<String> userAgent) {
        var account = accounts.lock(accountId)
                .filter(locked -> locked.passHash().equals(checkedHash))
                .orElseThrow(() -> new DomainException(
                        AuthError.INVALID_CREDENTIALS, "No account has this login and this password"));
        strongerHash.ifPresent(account::strengthenHash);
        var now = clock.instant();
        var live = sessions.live(accountId, now);
        live.stream().skip(MOST_SESSIONS - 1).forEach(oldest -> oldest.end(EndReason.TOO_MANY, now));
        var session = new Session(Ids.next(), accountId, userAgent, now, idle, longest);
        sessions.add(session);
        return issue(account, session);
    }

    /**
     * Exchanges a refresh token for a new pair. A token that was used before ends the session, since one of the two who have
     * it should not; the caller commits that before it refuses.
     *
     * @return empty when the token is unknown, used or of a session that has ended
     */
    public Optional<IssuedTokens> refresh(String refreshToken) {
        var hash = Digest.of(refreshToken);
        var now = clock.instant();
        var session = sessions.lockByToken(hash);
        if (session.isEmpty() || !session.get().isLive(now)) {
            return Optional.empty();
        }
        if (!sessions.token(hash).use(now)) {
            session.get().end(EndReason.TOKEN_REUSED, now);
            return Optional.empty();
        }
        session.get().use(now, idle);
        return accounts.find(session.get().accountId()).map(account -> issue(account, session.get()));
    }

    /** The caller's live sessions, the last used first. */
    public List<Session> list(UUID accountId) {
        return sessions.live(accountId, clock.instant());
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @throws DomainException 404 {@code session-unknown} when it is another's, has ended or never was
     */
    public void end(UUID accountId, UUID sessionId) {
        var now = clock.instant();
        sessions.lockLive(sessionId, accountId, now)
                .orElseThrow(() -> new DomainException(AuthError.SESSION_UNKNOWN, "You have no such live session"))
                .end(EndReason.LOGGED_OUT, now);
    }

    /** Ends all sessions of an account but the one to keep; the account is locked, or the person asks. */
    public void endAll(UUID accountId, EndReason reason, Optional<UUID> keep) {
        var now = clock.instant();
        sessions.lockAllLive(accountId).stream()
                .filter(session -> !Optional.of(session.id()).equals(keep))
                .forEach(session -> session.end(reason, now));
    }

    private IssuedTokens issue(Account account, Session session) {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var refreshToken = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sessions.add(new RefreshToken(Digest.of(refreshToken), session.id(), clock.instant()));
        return new IssuedTokens(accessTokens.issue(account, session.id()), accessTokens.life(), refreshToken);
    }
}
