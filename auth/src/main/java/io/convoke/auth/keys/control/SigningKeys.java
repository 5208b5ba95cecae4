package io.convoke.auth.keys.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The platform's keys as the secrets source holds them at the moment, so that they change without a restart. A new private
 * key is used only once its public part is published; until then the one before goes on.
 */
@ApplicationScoped
public class SigningKeys {
    /** The private RSA key, a JWK with {@code kid}; nobody but auth can read it. */
    public static final String SIGNING_KEY = "convoke.auth.signing-key";
    /** The public keys, an inline JWKS: the current one and those whose tokens may still live. */
    static final String PUBLIC_KEYS = "mp.jwt.verify.publickey";

    private static final System.Logger LOG = System.getLogger(SigningKeys.class.getName());

    @Inject
    Config config;

    private volatile Published published = new Published("", List.of());
    private volatile Signer configured;
    private volatile Signer lastGood;

    private record Published(String text, List<JWK> keys) {}

    /**
     * A key that signs.
     *
     * @param id the {@code kid}
     */
    public record Signer(String id, RSASSASigner signer, RSAKey publicKey, String text) {
        @Override
        public String toString() {
            return "Signer[" + id + "]";
        }
    }

    /**
     * The key to sign with.
     *
     * @throws DomainException 503 when there is none that anybody could verify
     */
    public Signer current() {
        var candidate = read();
        if (candidate.filter(this::isPublished).isPresent()) {
            lastGood = candidate.get();
            return candidate.get();
        }
        return Optional.ofNullable(lastGood)
                .filter(this::isPublished)
                .orElseThrow(() -> new DomainException(
                        CommonProblem.UNAVAILABLE, "No tokens can be issued until the keys are in order"));
    }

    /** What is wrong with the keys, in words for an operator; empty when nothing is. */
    public Optional<String> obstacle() {
        var candidate = read();
        if (candidate.isEmpty()) {
            return Optional.of("the secret " + SIGNING_KEY + " is missing or is not a private RSA JWK with a kid");
        }
        return isPublished(candidate.get())
                ? Optional.empty()
                : Optional.of(
                        "the public part of the signing key " + candidate.get().id() + " is not in " + PUBLIC_KEYS);
    }

    /** The public keys, without anything private whatever the source holds. */
    public List<JWK> published() {
        var text = config.getOptionalValue(PUBLIC_KEYS, String.class).orElse("");
        var known = published;
        if (!known.text().equals(text)) {
            known = new Published(text, parse(text));
            published = known;
        }
        return known.keys();
    }

    private static List<JWK> parse(String text) {
        try {
            return JWKSet.parse(text).toPublicJWKSet().getKeys();
        } catch (ParseException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} is not a JWK set", PUBLIC_KEYS);
            return List.of();
        }
    }

    private boolean isPublished(Signer signer) {
        return published().stream()
                .anyMatch(key -> Objects.equals(key.getKeyID(), signer.id())
                        && key instanceof RSAKey rsa
                        && rsa.getModulus().equals(signer.publicKey().getModulus()));
    }

    private Optional<Signer> read() {
        var text = config.getOptionalValue(SIGNING_KEY, String.class).orElse("");
        var known = configured;
        if (known != null && known.text().equals(text)) {
            return Optional.of(known);
        }
        try {
            var key = RSAKey.parse(text);
            if (!key.isPrivate() || key.getKeyID() == null) {
                return Optional.empty();
            }
            configured = new Signer(key.getKeyID(), new RSASSASigner(key), key.toPublicJWK(), text);
            return Optional.of(configured);
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // the message could hold parts of the key
        }
    }
}
