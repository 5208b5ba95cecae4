package io.convoke.registration.tickets.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.dev.local.SigningKeys;
import io.convoke.registration.tickets.entity.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketSealTest {
    private static final Ticket TICKET =
            new Ticket(UUID.randomUUID(), UUID.randomUUID(), "ann.lee", Instant.parse("2026-12-01T18:00:00Z"));

    private final ECKey key = SigningKeys.generateForTickets();
    private final KeysInMemory secrets = new KeysInMemory().with(TicketKeys.KEY, key.toJSONString());
    private final TicketKeys keys = secrets.keys();
    private final TicketSeal seal = seal();

    @Test
    void aTicketSaysWhatItSaidAndIsShort() {
        var sealed = seal.seal(TICKET);
        assertThat(sealed.keyId()).isEqualTo(key.getKeyID());
        assertThat(seal.open(sealed.text())).contains(TICKET);
        assertThat(sealed.text()).hasSizeLessThan(331); // a QR code of 69 modules at level M
    }

    @Test
    void whatIsForgedDamagedOrOfAnotherKindIsNoTicket() throws Exception {
        var good = seal.seal(TICKET).text();
        var parts = good.split("\\.");
        var claims = claims();
        var stranger = new ECKey.Builder(SigningKeys.generateForTickets())
                .keyID(key.getKeyID())
                .build();
        var ours = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID());
        var forged = List.of(
                signed(ours.build(), claims, stranger),
                signed(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims, key),
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("another")
                                .build(),
                        claims,
                        key),
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .jwk(stranger.toPublicJWK())
                                .keyID(key.getKeyID())
                                .build(),
                        claims,
                        stranger),
                hmac(claims),
                new PlainJWT(claims).serialize(),
                parts[0] + "." + encoded("{\"jti\":\"" + UUID.randomUUID() + "\"}") + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                good.substring(0, good.length() - 4) + "AAAA",
                "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                        + "\"}",
                "hello",
                "",
                "..",
                "\u0000");
        assertThat(forged)
                .allSatisfy(text -> assertThat(seal.open(text)).as(text).isEmpty());
    }

    @Test
    void whatWeSignedButIsNoTicketIsNone() {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var noEvent = new JWTClaimsSet.Builder()
                .jwtID(TICKET.registrationId().toString())
                .build();
        var noIds = new JWTClaimsSet.Builder()
                .jwtID("x")
                .claim("evt", "y")
                .claim("name", "z")
                .build();
        assertThat(seal.open(signed(header, noEvent, key))).isEmpty();
        assertThat(seal.open(signed(header, noIds, key))).isEmpty();
    }

    @Test
    void aRotationKeepsOldTicketsGoodUntilTheirKeyIsDropped() {
        var old = seal.seal(TICKET).text();
        var fresh = SigningKeys.generateForTickets();

        secrets.with(TicketKeys.FORMER_KEYS, new JWKSet(fresh.toPublicJWK()).toString());
        assertThat(seal.seal(TICKET).keyId()).isEqualTo(key.getKeyID());
        assertThat(keys.published()).extracting(ECKey::getKeyID).containsExactly(key.getKeyID(), fresh.getKeyID());

        secrets.with(TicketKeys.FORMER_KEYS, new JWKSet(List.of(fresh, key)).toString(false));
        secrets.with(TicketKeys.KEY, fresh.toJSONString());
        assertThat(seal.seal(TICKET).keyId()).isEqualTo(fresh.getKeyID());
        assertThat(seal.open(old)).contains(TICKET);
        assertThat(keys.published())
                .noneMatch(ECKey::isPrivate)
                .extracting(ECKey::getKeyID)
                .containsExactly(fresh.getKeyID(), key.getKeyID());

        secrets.with(TicketKeys.FORMER_KEYS, "");
        assertThat(seal.open(old)).isEmpty();
    }

    @Test
    void keysThatCannotBeReadLeaveThoseFromBeforeInUse() {
        var old = SigningKeys.generateForTickets();
        secrets.with(TicketKeys.FORMER_KEYS, new JWKSet(old.toPublicJWK()).toString());
        var before = keys.published();
        for (var broken : List.of("", "{", key.toPublicJWK().toJSONString(), rsa())) {
            secrets.with(TicketKeys.KEY, broken);
            assertThat(seal.seal(TICKET).keyId()).isEqualTo(key.getKeyID());
        }
        secrets.with(TicketKeys.FORMER_KEYS, "{");
        assertThat(keys.published()).isEqualTo(before);
    }

    @Test
    void withoutAKeyThereAreNoTickets() {
        var none = new TicketSeal();
        none.keys = new KeysInMemory().with(TicketKeys.KEY, "nonsense").keys();
        assertThat(none.keys.canSign()).isFalse();
        assertThat(none.keys.published()).isEmpty();
        assertThatThrownBy(() -> none.seal(TICKET))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.UNAVAILABLE));
        assertThat(none.open(seal.seal(TICKET).text())).isEmpty();
    }

    private TicketSeal seal() {
        var made = new TicketSeal();
        made.keys = keys;
        return made;
    }

    private static String rsa() {
        return SigningKeys.generate().toJSONString();
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .jwtID(TICKET.registrationId().toString())
                .claim("evt", TICKET.eventId().toString())
                .claim("name", "eve")
                .issueTime(java.util.Date.from(TICKET.issuedAt()))
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, which everybody has, as the secret of a symmetric signature. */
    private String hmac(JWTClaimsSet claims) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
