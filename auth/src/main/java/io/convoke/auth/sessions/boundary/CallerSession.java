package io.convoke.auth.sessions.boundary;

import io.convoke.auth.keys.control.AccessTokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The session that the request's access token belongs to. */
@RequestScoped
public class CallerSession {
    @Inject
    Instance<JsonWebToken> token;

    /** The session's id; empty when the token names none. */
    public Optional<UUID> id() {
        return token.get()
                .<Object>claim(AccessTokens.SESSION)
                .map(Object::toString)
                .map(UUID::fromString);
    }
}
