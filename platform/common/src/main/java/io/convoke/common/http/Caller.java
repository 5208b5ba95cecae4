package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the request, by the verified access token. */
@RequestScoped
public class Caller {
    /** The role of every verified account. */
    public static final String USER = "user";
    /** The role that governs the platform. */
    public static final String ADMIN = "admin";
    /** The role of an account whose e-mail is not verified. */
    public static final String GUEST = "guest";

    @Inject
    Instance<JsonWebToken> token;

    /**
     * The caller's account.
     *
     * @throws DomainException 401 when the request carries no token
     */
    public UUID id() {
        return knownId()
                .orElseThrow(() -> new DomainException(
                        CommonProblem.INVALID_TOKEN, "Send a valid access token in the header Authorization"));
    }

    /** The caller's account; empty for an anonymous request to a public route. */
    public Optional<UUID> knownId() {
        return current().map(JsonWebToken::getSubject).map(UUID::fromString);
    }

    /**
     * The caller's username.
     *
     * @throws DomainException 401 when the request carries no token
     */
    public String username() {
        id();
        return current().map(JsonWebToken::getName).orElseThrow();
    }

    /** The roles of the token; none for an anonymous request. */
    public Set<String> roles() {
        return current().map(JsonWebToken::getGroups).orElse(Set.of());
    }

    /** Whether the caller may govern the platform. */
    public boolean isAdmin() {
        return roles().contains(ADMIN);
    }

    /** The token as it was sent, for calls to other services on the caller's behalf. */
    public Optional<String> rawToken() {
        return current().map(JsonWebToken::getRawToken);
    }

    private Optional<JsonWebToken> current() {
        return Optional.of(token.get()).filter(t -> t.getSubject() != null);
    }
}
