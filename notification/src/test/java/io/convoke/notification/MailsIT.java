package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class MailsIT {
    private Bench bench;
    private Scene scene;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
    }

    @Test
    void theVerificationMailCarriesTheTokenThatNothingElseShows(RunningService service) throws Exception {
        var ann = Person.guest("ann");
        var verification = UUID.randomUUID();
        scene.ofAccount(
                "email-verification-requested",
                ann,
                "en",
                Map.of(
                        "verificationId",
                        verification,
                        "expiresAt",
                        Instant.now().plus(Duration.ofHours(24))));

        var mail = scene.awaitMails(ann, 1).get(0);
        var token = token("email-verification", verification);
        assertThat(mail.subject()).isEqualTo("Confirm your e-mail address");
        assertThat(mail.text().lines()).contains(token, "http://localhost:8080/verify-email#token=" + token);
        assertThat(mail.html()).contains("http://localhost:8080/verify-email#token=" + token);
        assertThat(mail.attachments()).isEmpty();
        scene.awaitDone(ann, 1);

        var listed = scene.list(ann);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("kind").asText()).isEqualTo("email-verification");
        assertThat(listed.get(0).get("status").asText()).isEqualTo("sent");
        assertThat(listed.get(0).get("message").asText())
                .contains("Please confirm")
                .doesNotContain(token);
        assertThat(bench.database().count("notification.notification n where n::text like ?", "%" + token + "%"))
                .isZero();
    }

    @Test
    void aConfirmedRegistrationGetsAnInvitation() {
        var bob = scene.person("bob");
        var event = scene.publish("published", scene.event("Java Meetup", Instant.parse("2027-03-27T16:00:00Z")));
        scene.publish("confirmed", scene.seat(bob, event));

        var mail = scene.awaitMails(bob, 1).get(0);
        assertThat(mail.subject()).isEqualTo("You have a seat: Java Meetup");
        assertThat(mail.text()).contains("When: Sat 27 March 2027, 19:00–21:00 (Europe/Moscow, UTC+3)");
        assertThat(mail.attachments()).anySatisfy(attachment -> {
            assertThat(attachment.name()).isEqualTo("invite.ics");
            assertThat(attachment.type()).contains("text/calendar", "method=REQUEST");
        });
    }

    @Test
    void timesAreLocalOnBothSidesOfAChangeOfTheClocks() {
        var cleo = scene.person("cleo");
        // 18:00 in New York, the evening before clocks go forward there.
        var start = Instant.parse("2027-03-13T23:00:00Z");
        var event = scene.publish("published", scene.event("Java Meetup", start).in("America/New_York"));
        scene.publish("confirmed", scene.seat(cleo, event));
        assertThat(scene.awaitMails(cleo, 1).get(0).text())
                .contains("When: Sat 13 March 2027, 18:00–20:00 (America/New_York, UTC−5)");

        scene.publish("changed", event.movedBy(Duration.ofHours(23)), "start", "end");

        assertThat(scene.awaitMails(cleo, 2).get(1).text())
                .contains("Sun 14 March 2027, 18:00–20:00 (America/New_York, UTC−4)");
    }

    private String token(String purpose, UUID id) throws Exception {
        var key = Base64.getUrlDecoder().decode(bench.secrets().get("notification", "convoke.mail-token-key"));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal((purpose + ":" + id).getBytes(StandardCharsets.UTF_8)));
    }
}
