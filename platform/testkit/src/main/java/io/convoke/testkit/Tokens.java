package io.convoke.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Access tokens as auth makes them, by a key that the services under test trust. */
public final class Tokens {
    public static final String ISSUER = "https://convoke.io";
    public static final String AUDIENCE = "convoke";
    public static final Duration LIFE = Duration.ofMinutes(10);

    private final RSAKey key;

    Tokens(RSAKey key) {
        this.key = key;
    }

    public String of(Person person) {
        return of(person, LIFE);
    }

    /** A token that ends after this time; a negative one makes an expired token. */
    public String of(Person person, Duration life) {
        var issued = Instant.now().plus(life.isNegative() ? life.multipliedBy(2) : Duration.ZERO);
        return sign(claims(person)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(Instant.now().plus(life)))
                .build());
    }

    /** The claims of a good token, to be changed. */
    public JWTClaimsSet.Builder claims(Person person) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(person.id().toString())
                .claim("upn", person.username())
                .claim("groups", person.roles())
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(header().build(), claims, key);
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
    }

    RSAKey key() {
        return key;
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
