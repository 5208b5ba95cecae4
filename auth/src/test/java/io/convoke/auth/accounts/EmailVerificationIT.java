package io.convoke.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@ServiceTest
class EmailVerificationIT {
    @Test
    void expiresAfterADay(RunningService auth, Clocks clocks) {
        var people = new People(auth);
        var ann = people.guest("ann");
        var token = people.verificationToken(ann.id());
        clocks.shift("auth", Duration.ofHours(24).plusSeconds(1));
        auth.http().post("/email-verifications", Map.of("token", token)).expectProblem(400, "token-invalid");
    }

    @Test
    void anotherLinkCanBeAskedForAndEitherServesOnce(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.guest("ann");
        var first = people.verificationToken(ann.id());
        auth.http()
                .post("/email-verifications/resend", Map.of("email", ann.email()))
                .expect(202);
        Awaitility.await()
                .until(() -> events.received("accounts", "email-verification-requested", ann.id())
                                .size()
                        == 2);
        var second = People.mailToken(
                "email-verification",
                events.received("accounts", "email-verification-requested", ann.id())
                        .get(1)
                        .json()
                        .get("verificationId")
                        .asText());

        auth.http().post("/email-verifications", Map.of("token", second)).expect(204);
        auth.http().post("/email-verifications", Map.of("token", first)).expectProblem(400, "token-invalid");
        assertThat(events.received("accounts", "email-verified", ann.id()).size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void askingForAnUnknownOrVerifiedAddressLooksTheSame(RunningService auth, Database database) {
        var bob = new People(auth).user("bob");
        var before = database.count("auth.mail_token");
        var unknown = auth.http()
                .post("/email-verifications/resend", Map.of("email", People.freshName("no") + "@example.org"))
                .expect(202);
        var verified = auth.http()
                .post("/email-verifications/resend", Map.of("email", bob.email()))
                .expect(202);
        assertThat(unknown.body()).isEqualTo(verified.body()).isEmpty();
        // The same work is done for both: a link that nobody can use.
        assertThat(database.count("auth.mail_token")).isEqualTo(before + 2);
        assertThat(database.count("auth.mail_token where account_id = ?", bob.id()))
                .isEqualTo(1);
    }

    @Test
    void tokenOfAnotherPurposeIsOfNoUse(RunningService auth, Events events) {
        var ann = new People(auth).guest("ann");
        auth.http().post("/password-resets", Map.of("email", ann.email())).expect(202);
        var reset = events.await("accounts", "password-reset-requested", ann.id())
                .json()
                .get("resetId")
                .asText();
        auth.http()
                .post("/email-verifications", Map.of("token", People.mailToken("password-reset", reset)))
                .expectProblem(400, "token-invalid");
        auth.http()
                .post("/email-verifications", Map.of("token", "x".repeat(43)))
                .expectProblem(400, "token-invalid");
    }

    @Test
    void onlyTheHashOfATokenIsStored(RunningService auth, Database database) {
        var people = new People(auth);
        var ann = people.guest("ann");
        var token = people.verificationToken(ann.id());
        var stored = database.rows("select * from auth.mail_token where account_id = ?", ann.id());
        assertThat(stored.toString()).doesNotContain(token);
    }
}
