package io.convoke.auth.keys.boundary;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public keys that access tokens are verified with (RFC 7517). */
@Schema(name = "Jwks")
public record JwksView(List<Key> keys) {

    /** One RSA key. */
    @Schema(name = "Jwk")
    public record Key(
            @Schema(examples = "RSA") String kty,
            @Schema(examples = "sig") String use,
            @Schema(examples = "RS256") String alg,
            @Schema(examples = "2026-11") String kid,

            @Schema(examples = "u1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0_IzW7yWR7QkrmBL7jTKEn5u")
            String n,

            @Schema(examples = "AQAB") String e) {}

    static JwksView of(List<JWK> published) {
        return new JwksView(published.stream()
                .filter(RSAKey.class::isInstance)
                .map(RSAKey.class::cast)
                .map(key -> new Key(
                        "RSA",
                        "sig",
                        "RS256",
                        key.getKeyID(),
                        key.getModulus().toString(),
                        key.getPublicExponent().toString()))
                .toList());
    }
}
