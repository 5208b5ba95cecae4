package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.convoke.dev.local.SigningKeys;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tickets (R6). */
@RegistrationTest
class TicketsIT {
    private static final String KEY = "convoke.registration.ticket-key";
    private static final String FORMER_KEYS = "convoke.registration.ticket-former-keys";

    @Test
    void theQrCodeIsReadBackAndVerifiedWithThePublicKeyAlone(RunningService service) throws Exception {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var registration = ann.register(event.id);
        var path = "/" + registration.get("id").asText() + "/ticket";

        var keys = service.http().get("/ticket-keys.json").expect(200);
        var png = ann.http().with("Accept", "image/png").get(path + ".png").expect(200);
        var svg = ann.http().with("Accept", "image/svg+xml").get(path + ".svg").expect(200);
        var json = ann.http().get(path).expect(200);

        var texts = List.of(
                QrReader.text(QrReader.image(png.bytes())),
                QrReader.text(QrReader.paint(svg.body())),
                json.json().get("ticket").asText());
        assertThat(texts).allSatisfy(text -> {
            var claims = verified(text, JWKSet.parse(keys.body()));
            assertThat(claims.getJWTID()).isEqualTo(registration.get("id").asText());
            assertThat(claims.getStringClaim("evt")).isEqualTo(event.id.toString());
            assertThat(claims.getStringClaim("name")).isEqualTo(ann.person().username());
            assertThat(claims.getIssueTime()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        assertThat(json.json().get("registrationId")).isEqualTo(registration.get("id"));
        assertThat(json.json().get("eventId").asText()).isEqualTo(event.id.toString());
        assertThat(json.json().get("username").asText()).isEqualTo(ann.person().username());
        assertThat(json.json().get("keyId").asText())
                .isEqualTo(SignedJWT.parse(texts.get(2)).getHeader().getKeyID());
        assertThat(Instant.parse(json.json().get("issuedAt").asText()))
                .isEqualTo(SignedJWT.parse(texts.get(2))
                        .getJWTClaimsSet()
                        .getIssueTime()
                        .toInstant());

        assertThat(png.mediaType()).isEqualTo("image/png");
        assertThat(svg.mediaType()).isEqualTo("image/svg+xml");
        assertThat(List.of(png, svg, json))
                .allSatisfy(answer -> assertThat(answer.header("Cache-Control")).contains("no-store"));
        assertThat(keys.header("Cache-Control")).contains("public, max-age=300");
        assertThat(JWKSet.parse(keys.body()).getKeys())
                .allSatisfy(key -> assertThat(key.isPrivate()).isFalse());
    }

    @Test
    void onlyTheHolderGetsIt(RunningService service) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var registration = ann.register(event.id);
        for (var suffix : List.of("", ".png", ".svg")) {
            var path = "/" + registration.get("id").asText() + "/ticket" + suffix;
            for (var other : List.of(Person.user("eve"), event.organiser, Person.admin("ada"))) {
                Visitor.of(service, other)
                        .http()
                        .with("Accept", "*/*")
                        .get(path)
                        .expectProblem(404, "registration-unknown");
            }
            Visitor.of(service, Person.guest("gus"))
                    .http()
                    .with("Accept", "*/*")
                    .get(path)
                    .expectProblem(403, "forbidden");
            service.http().with("Accept", "*/*").get(path).expectProblem(401, "invalid-token");
        }
    }

    @Test
    void whoHasNoSeatHasNoTicket(RunningService service) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        var seat = ann.register(event.id);
        var place = bob.register(event.id);
        ticket(bob, place.get("id").asText()).expectProblem(409, "no-seat");
        ann.cancel(seat);
        ticket(ann, seat.get("id").asText()).expectProblem(409, "registration-cancelled");
        ticket(bob, place.get("id").asText()).expect(200);
        event.with("status", "cancelled").change("cancelled");
        ticket(bob, place.get("id").asText()).expectProblem(409, "event-cancelled");
        ticket(bob, UUID.randomUUID().toString()).expectProblem(404, "registration-unknown");
    }

    @Test
    void aRotationKeepsOldTicketsGood(RunningService service, ServiceSecrets secrets) throws Exception {
        var event = PublishedEvent.soon(2);
        var door = Visitor.of(service, event.organiser);
        var ann = Visitor.user(service, "ann");
        var old = ann.ticket(ann.register(event.id));
        var before = ECKey.parse(secrets.get("registration", KEY));
        var fresh = SigningKeys.generateForTickets();

        secrets.put("registration", FORMER_KEYS, new JWKSet(fresh.toPublicJWK()).toString());
        awaitKeys(service, before.getKeyID(), fresh.getKeyID());
        secrets.put(
                "registration", FORMER_KEYS, new JWKSet(List.of(fresh.toPublicJWK(), before.toPublicJWK())).toString());
        secrets.put("registration", KEY, fresh.toJSONString());
        awaitKeys(service, fresh.getKeyID(), before.getKeyID());

        door.tryCheckIn(event.id, old).expect(200);
        var bob = Visitor.user(service, "bob");
        var text = bob.ticket(bob.register(event.id));
        assertThat(SignedJWT.parse(text).getHeader().getKeyID()).isEqualTo(fresh.getKeyID());
        door.tryCheckIn(event.id, text).expect(200);

        secrets.remove("registration", FORMER_KEYS);
        awaitKeys(service, fresh.getKeyID());
        door.tryCheckIn(event.id, old).expectProblem(422, "ticket-invalid");
    }

    private static void awaitKeys(RunningService service, String... ids) {
        Awaitility.await("keys " + List.of(ids))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(JWKSet.parse(
                                        service.http().get("/ticket-keys.json").body())
                                .getKeys())
                        .extracting(key -> key.getKeyID())
                        .containsExactly(ids));
    }

    private static io.convoke.testkit.Answer ticket(Visitor visitor, String id) {
        return visitor.http().get("/" + id + "/ticket");
    }

    /** As a device at the door does it, which knows nothing but the public keys. */
    private static JWTClaimsSet verified(String text, JWKSet keys) throws Exception {
        var token = SignedJWT.parse(text);
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        return token.getJWTClaimsSet();
    }
}
