package io.convoke.auth.keys.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.common.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues access tokens: RS256 JWTs that say who somebody is and which roles they act with, valid for minutes. */
@ApplicationScoped
public class AccessTokens {
    /** The claim that names the session, so that a person's own one can be told from the others. */
    public static final String SESSION = "sid";

    @Inject
    SigningKeys keys;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    String audience;

    /** How long an access token is valid; a lost role or an ended session shows after that time at the latest. */
    @Inject
    @ConfigProperty(name = "convoke.auth.access-token-life", defaultValue = "PT10M")
    Duration life;

    /** How long a token is valid. */
    public Duration life() {
        return life;
    }

    /**
     * Issues a token.
     *
     * @throws io.convoke.common.problem.DomainException 503 while the keys are not in order
     */
    public String issue(Account account, UUID sessionId) {
        var signer = keys.current();
        var now = clock.instant();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(signer.id())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(account.id().toString())
                .claim("upn", account.username())
                .claim("groups", account.effectiveRoles())
                .claim(SESSION, sessionId.toString())
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key " + signer.id() + " does not sign", e);
        }
        return token.serialize();
    }
}
