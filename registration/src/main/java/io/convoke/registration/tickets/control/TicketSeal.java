package io.convoke.registration.tickets.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.tickets.entity.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes tickets that anybody can tell from forged ones by the public keys: compact JWTs signed with ES256, whose claims are
 * {@code jti} (the registration), {@code evt} (the event), {@code name} and {@code iat}. They do not end by themselves.
 */
@ApplicationScoped
public class TicketSeal {
    private static final String EVENT = "evt";
    private static final String NAME = "name";

    @Inject
    TicketKeys keys;

    /**
     * A ticket as text.
     *
     * @param keyId the {@code kid} of the key that signed it
     */
    public record Sealed(String text, String keyId) {}

    /**
     * Signs a ticket.
     *
     * @throws DomainException 503 while there is no key
     */
    public Sealed seal(Ticket ticket) {
        var signer = keys.signer()
                .orElseThrow(() -> new DomainException(
                        CommonProblem.UNAVAILABLE, "No tickets can be made until the key is in order"));
        var keyId = signer.key().getKeyID();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build();
        var claims = new JWTClaimsSet.Builder()
                .jwtID(ticket.registrationId().toString())
                .claim(EVENT, ticket.eventId().toString())
                .claim(NAME, ticket.username())
                .issueTime(Date.from(ticket.issuedAt()))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("The ticket key " + keyId + " does not sign", e);
        }
        return new Sealed(token.serialize(), keyId);
    }

    /** What a ticket says; empty when it is forged, damaged, or signed with a key that is no longer good. */
    public Optional<Ticket> open(String text) {
        try {
            var token = SignedJWT.parse(text);
            var header = token.getHeader();
            var key = keys.find(header.getKeyID());
            // The algorithm is fixed, whatever the header asks for; so is the key, whatever else it names (RFC 8725,
            // 3.1).
            if (key.isEmpty()
                    || !header.getAlgorithm().equals(JWSAlgorithm.ES256)
                    || !token.verify(new ECDSAVerifier(key.get()))) {
                return Optional.empty();
            }
            var claims = token.getJWTClaimsSet();
            return Optional.of(new Ticket(
                    UUID.fromString(claims.getJWTID()),
                    UUID.fromString(claims.getStringClaim(EVENT)),
                    claims.getStringClaim(NAME),
                    claims.getIssueTime().toInstant()));
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
