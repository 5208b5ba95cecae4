package io.convoke.registration.tickets.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The keys of tickets as the secrets source holds them at the moment, so that they change without a restart. What cannot be
 * read leaves the keys from before in use.
 */
@ApplicationScoped
public class TicketKeys {
    /** The private key, a JWK on P-256 with {@code kid}; nobody but registration can read it. */
    public static final String KEY = "convoke.registration.ticket-key";
    /** A JWKS of other keys whose tickets are good: those that signed before, and the one that will sign next. */
    public static final String FORMER_KEYS = "convoke.registration.ticket-former-keys";

    private static final System.Logger LOG = System.getLogger(TicketKeys.class.getName());

    @Inject
    Config config;

    private volatile Read<Optional<Signer>> signer = new Read<>("", Optional.empty());
    private volatile Read<List<ECKey>> former = new Read<>("", List.of());

    /**
     * A key that signs.
     *
     * @param key its public part
     */
    record Signer(ECKey key, ECDSASigner signer) {
        @Override
        public String toString() {
            return "Signer[" + key.getKeyID() + "]";
        }
    }

    private record Read<T>(String text, T keys) {}

    /** The key to sign with; empty when there has never been one that can. */
    Optional<Signer> signer() {
        var text = text(KEY);
        var known = signer;
        if (!known.text().equals(text)) {
            known = new Read<>(text, parse(text).or(known::keys));
            signer = known;
        }
        return known.keys();
    }

    /** Whether tickets can be made. */
    public boolean canSign() {
        return signer().isPresent();
    }

    /** Whether each of the other keys can be used, as is so when there are none. */
    public boolean canReadFormer() {
        var text = text(FORMER_KEYS);
        return text.isEmpty()
                || keysOf(text)
                        .filter(keys -> keys.stream().allMatch(TicketKeys::isUsable))
                        .isPresent();
    }

    /** The public keys of all good tickets, the one that signs first; each {@code kid} once. */
    public List<ECKey> published() {
        var current = signer().map(Signer::key);
        var others = former().stream()
                .filter(key -> current.isEmpty()
                        || !key.getKeyID().equals(current.get().getKeyID()));
        return Stream.concat(current.stream(), others).toList();
    }

    /** The public key of that {@code kid}, if its tickets are good. */
    Optional<ECKey> find(String kid) {
        return published().stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
    }

    private List<ECKey> former() {
        var text = text(FORMER_KEYS);
        var known = former;
        if (!known.text().equals(text)) {
            known = new Read<>(text, text.isEmpty() ? List.of() : parseSet(text).orElse(known.keys()));
            former = known;
        }
        return known.keys();
    }

    private String text(String key) {
        return config.getOptionalValue(key, String.class).orElse("");
    }

    private static Optional<Signer> parse(String text) {
        try {
            var key = ECKey.parse(text);
            if (key.isPrivate() && isUsable(key)) {
                return Optional.of(new Signer(key.toPublicJWK(), new ECDSASigner(key)));
            }
        } catch (ParseException | JOSEException | IllegalStateException e) {
            // Told below, without the parser's words: they could hold parts of the key.
        }
        LOG.log(Level.WARNING, "{0} is missing or is not a private JWK on P-256 with a kid", KEY);
        return Optional.empty();
    }

    private static Optional<List<ECKey>> parseSet(String text) {
        var keys = keysOf(text);
        if (keys.isEmpty()) {
            LOG.log(Level.WARNING, "{0} is not a JWK set; the keys from before stay in use", FORMER_KEYS);
        }
        return keys.map(all -> all.stream()
                .filter(TicketKeys::isUsable)
                .map(key -> key.toPublicJWK().toECKey())
                .toList());
    }

    /** The keys of a set; empty when it is none. */
    private static Optional<List<JWK>> keysOf(String text) {
        try {
            return Optional.of(JWKSet.parse(text).getKeys());
        } catch (ParseException e) {
            return Optional.empty(); // without the parser's words: they could hold parts of a key
        }
    }

    private static boolean isUsable(JWK key) {
        return key.getKeyID() != null
                && key instanceof ECKey ec
                && ec.getCurve().equals(Curve.P_256);
    }
}
