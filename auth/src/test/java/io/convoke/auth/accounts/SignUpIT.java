package io.convoke.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class SignUpIT {
    private static final String PASSWORD = "seven purple kettles";

    @Test
    void newcomerVerifiesAndLogsIn(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.guest("ann");

        var me = people.as(ann).get("/me").expect(200);
        assertThat(me.json().get("emailVerified").asBoolean()).isFalse();
        assertThat(me.json().get("roles")).hasToString("[\"guest\"]");
        assertThat(me.header("Cache-Control")).contains("no-store");
        var registered = events.await("accounts", "registered", ann.id());
        assertThat(Contracts.check(registered).get("locale").asText()).isEqualTo("en");
        Contracts.check(events.await("accounts", "email-verification-requested", ann.id()));

        var token = people.verificationToken(ann.id());
        auth.http().post("/email-verifications", Map.of("token", token)).expect(204);
        var verified = Contracts.check(events.await("accounts", "email-verified", ann.id()));
        assertThat(verified.get("roles")).hasToString("[\"user\"]");
        assertThat(verified.get("version").asLong())
                .isGreaterThan(registered.json().get("version").asLong());
        assertThat(people.as(ann).get("/me").json().get("roles")).hasToString("[\"user\"]");

        auth.http().post("/email-verifications", Map.of("token", token)).expectProblem(400, "token-invalid");
    }

    @Test
    void knownAddressGetsTheSameAnswerAndItsOwnerAMail(RunningService auth, Events events, Database database) {
        var people = new People(auth);
        var ann = people.guest("ann");
        var name = People.freshName("other");
        var fresh = auth.http()
                .post("/accounts", signUp(People.freshName("fresh"), People.freshName("f") + "@example.org"))
                .expect(202);

        var known = auth.http()
                .post("/accounts", signUp(name, ann.email().toUpperCase(java.util.Locale.ROOT)))
                .expect(202);

        assertThat(known.body()).isEqualTo(fresh.body());
        assertThat(known.headers().keySet()).isEqualTo(fresh.headers().keySet());
        Contracts.check(events.await("accounts", "sign-up-repeated", ann.id()));
        assertThat(database.count("auth.account where username = ?", name)).isZero();
        // Whether the first attempt made an account must not show in a second one either.
        auth.http()
                .post("/accounts", signUp(name, People.freshName("x") + "@example.org"))
                .expectProblem(409, "username-taken");
    }

    private static Map<String, String> signUp(String username, String email) {
        return Map.of("username", username, "email", email, "password", PASSWORD);
    }
}
