package io.convoke.client.examples;

import io.convoke.client.api.SessionsApi;
import io.convoke.client.model.LoginRequest;
import io.convoke.client.model.RefreshRequest;
import io.convoke.client.model.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A person's session: an access token that is good for some minutes, and a refresh token that is good once. */
public final class Session {
    // snippet: session
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final URI address;
    private final SessionsApi sessions;
    private final Clock clock;
    private Tokens tokens;
    private Instant end;

    private Session(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
        this.sessions = Convoke.at(address).api(SessionsApi.class);
    }

    /**
     * Logs in.
     *
     * @param login username or e-mail address
     * @throws io.convoke.client.api.ApiException {@code invalid-credentials}, or {@code too-many-requests} after some tries
     */
    public static Session logIn(URI address, String login, String password, Clock clock) {
        var sessions = Convoke.at(address).api(SessionsApi.class);
        return of(address, sessions.logIn(new LoginRequest().login(login).password(password)), clock);
    }

    /**
     * A token that is good for half a minute at least. One thread refreshes, the others wait: a refresh token that is used
     * twice ends the session, since it might have been stolen.
     *
     * @throws io.convoke.client.api.ApiException {@code invalid-token} when the session has ended: log in again
     */
    public synchronized String accessToken() {
        if (clock.instant().isAfter(end.minus(EARLY))) {
            keep(sessions.refreshTokens(new RefreshRequest().refreshToken(tokens.getRefreshToken())));
        }
        return tokens.getAccessToken();
    }

    private synchronized void keep(Tokens fresh) {
        tokens = fresh; // a program that outlives its process writes the refresh token down here, before it goes on
        end = clock.instant().plusSeconds(fresh.getExpiresIn());
    }
    // end

    /** A session with tokens that were just given. */
    public static Session of(URI address, Tokens tokens, Clock clock) {
        var session = new Session(address, clock);
        session.keep(tokens);
        return session;
    }

    URI address() {
        return address;
    }
}
