package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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

    @Inject
    HttpServletRequest request;

    @Inject
    PublishedKeys keys;

    /**
     * The caller's account.
     *
     * @throws DomainException 401 when the request carries no token
     */
    public UUID id() {
        return knownId().orElseThrow(Caller::unidentified);
    }

    /**
     * The caller's account; empty for an anonymous request to a public route.
     *
     * @throws DomainException 401 when the request carries a token that is not valid: on public routes the container lets
     *     it pass as if there were none, and the caller would not learn why their drafts are missing
     */
    public Optional<UUID> knownId() {
        var id = verifiedId();
        if (id.isEmpty() && request.getHeader("Authorization") != null) {
            throw unidentified();
        }
        return id;
    }

    /** The account of a valid token; empty without a token, and on public routes also with one that is not valid. */
    public Optional<UUID> verifiedId() {
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

    private static DomainException unidentified() {
        return new DomainException(
                CommonProblem.INVALID_TOKEN, "Send a valid access token in the header Authorization");
    }

    private Optional<JsonWebToken> current() {
        if (request.getHeader("Authorization") == null) {
            return Optional.empty(); // Liberty logs an error when an anonymous request's token is asked for
        }
        return Optional.of(token.get()).filter(t -> t.getSubject() != null).filter(t -> keys.know(t.getRawToken()));
    }
}
