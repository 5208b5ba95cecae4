package io.convoke.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Whether the key that a token names is published at the moment. Liberty verifies a token once and then believes it for five
 * minutes, whatever becomes of the key, and has no setting against that; so that a key which was dropped ends its tokens,
 * each token's {@code kid} is looked up here as well. The signature is not checked again.
 */
@ApplicationScoped
public class PublishedKeys {
    private static final String KEYS = "mp.jwt.verify.publickey";

    @Inject
    Config config;

    private volatile Known known = new Known("", Set.of());

    private record Known(String text, Set<String> ids) {}

    /**
     * Whether the token names a published key; false when it names none.
     *
     * @param token a JWT in its compact form, as it was sent
     */
    public boolean know(String token) {
        var published = published(config.getOptionalValue(KEYS, String.class).orElse(""));
        return kid(token).filter(published::contains).isPresent();
    }

    private Set<String> published(String text) {
        var before = known;
        if (before.text().equals(text)) {
            return before.ids();
        }
        var now = new Known(text, parse(text));
        known = now;
        return now.ids();
    }

    /** The {@code kid} in a token's header; empty when it has none or is no JWT at all. */
    static Optional<String> kid(String token) {
        try {
            var header = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, token.indexOf('.'))));
            return Optional.of(Json.tree(new String(header, StandardCharsets.UTF_8)))
                    .map(json -> json.path("kid"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** The ids of a JWK set; none when it is not one, for then Liberty believes no new token either. */
    static Set<String> parse(String text) {
        try {
            return StreamSupport.stream(Json.tree(text).path("keys").spliterator(), false)
                    .map(key -> key.path("kid"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (UncheckedIOException e) {
            return Set.of();
        }
    }
}
