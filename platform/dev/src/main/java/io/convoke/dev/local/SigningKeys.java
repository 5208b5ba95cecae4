package io.convoke.dev.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keys that sign access tokens, in the form in which the services read them. */
public final class SigningKeys {
    private static final int RSA_BITS = 2048;

    private SigningKeys() {}

    /** A new private key, a JWK whose {@code kid} is its thumbprint. */
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

    /**
     * The key set that services verify with: the public parts of the keys, each once, in the order in which they are given.
     *
     * @param texts a JWK or a JWK set each, private or public
     * @throws Trouble when a text is neither; what it holds is not shown
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
        return new JWKSet(keys);
    }

    private static List<JWK> parse(String text) {
        try {
            var keys = text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
            if (keys.stream().allMatch(key -> key instanceof RSAKey && key.getKeyID() != null)) {
                return keys;
            }
        } catch (ParseException e) {
            // Told below, without the parser's words: they could hold parts of a key.
        }
        throw new Trouble("that is neither an RSA key as JWK with a kid nor a set of such keys");
    }
}
