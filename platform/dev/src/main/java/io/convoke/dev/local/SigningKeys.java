package io.convoke.dev.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keys that sign access tokens and tickets, in the form in which the services read them. */
public final class SigningKeys {
    private static final int RSA_BITS = 2048;
    private static final int TICKET_KID_LENGTH = 8;

    private SigningKeys() {}

    /** A new private key for access tokens, a JWK whose {@code kid} is its thumbprint. */
    public static RSAKey generate() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }

    /** A new private key for tickets, a JWK on P-256; its {@code kid} is short, for every ticket carries it. */
    public static ECKey generateForTickets() {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            var kid = key.computeThumbprint().toString().substring(0, TICKET_KID_LENGTH);
            return new ECKey.Builder(key).keyID(kid).build();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes keys on P-256", e);
        }
    }

    /**
     * The key set that services verify with: the public parts of the keys, each once, in the order in which they are given.
     *
     * @param texts a JWK or a JWK set each, private or public; all for access tokens (RSA) or all for tickets (EC)
     * @throws Trouble when a text is neither, or the keys are of both kinds; what a text holds is not shown
     */
    public static JWKSet publicSet(List<String> texts) {
        var keys = new ArrayList<JWK>();
        for (var text : texts) {
            for (var key : parse(text)) {
                var known = keys.stream().anyMatch(other -> Objects.equals(other.getKeyID(), key.getKeyID()));
                if (!known) {
                    keys.add(key.toPublicJWK());
                }
            }
        }
        if (keys.stream().map(JWK::getKeyType).distinct().count() > 1) {
            throw new Trouble("keys of access tokens (RSA) and of tickets (EC) do not belong into one set");
        }
        return new JWKSet(keys);
    }

    private static List<JWK> parse(String text) {
        try {
            var keys = text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
            if (keys.stream().allMatch(SigningKeys::isOurs)) {
                return keys;
            }
        } catch (ParseException e) {
            // Told below, without the parser's words: they could hold parts of a key.
        }
        throw new Trouble("that is neither an RSA or EC key as JWK with a kid nor a set of such keys");
    }

    private static boolean isOurs(JWK key) {
        return (key instanceof RSAKey || key instanceof ECKey) && key.getKeyID() != null;
    }
}
