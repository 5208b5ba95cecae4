package io.convoke.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.auth.People.Someone;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest
class PasswordResetIT {
    private static final String NEW = "eight green lanterns";

    @Test
    void linkServesOnceAndEndsEverySession(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        var session = people.logIn(ann);
        var token = requestedToken(auth, events, ann);

        confirm(auth, token, NEW).expect(204);

        people.refresh(session.refreshToken()).expectProblem(401, "invalid-token");
        people.logIn(ann.username(), ann.password()).expectProblem(401, "invalid-credentials");
        people.logIn(ann.email(), NEW).expect(200);
        Contracts.check(events.await("accounts", "password-changed", ann.id()));
        confirm(auth, token, "nine red ladders").expectProblem(400, "token-invalid");
        people.logIn(ann.username(), NEW).expect(200);
    }

    @Test
    void parallelUseOfOneLinkHasOneWinner(RunningService auth, Events events) {
        var ann = new People(auth).user("ann");
        var token = requestedToken(auth, events, ann);
        var statuses = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> confirm(auth, token, NEW + i).status())
                .toList();
        assertThat(statuses)
                .containsOnlyOnce(204)
                .filteredOn(status -> status == 400)
                .hasSize(3);
    }

    @Test
    void expiresAfterAnHour(RunningService auth, Events events, Clocks clocks) {
        var ann = new People(auth).user("ann");
        var token = requestedToken(auth, events, ann);
        clocks.shift("auth", Duration.ofHours(1).plusSeconds(1));
        confirm(auth, token, NEW).expectProblem(400, "token-invalid");
    }

    @Test
    void unknownAddressIsAnsweredAlike(RunningService auth, Events events, Database database) {
        var ann = new People(auth).user("ann");
        var links = database.count("auth.mail_token");
        var known = auth.http()
                .post("/password-resets", Map.of("email", ann.email()))
                .expect(202);
        var unknown = auth.http()
                .post("/password-resets", Map.of("email", People.freshName("no") + "@example.org"))
                .expect(202);
        assertThat(known.body()).isEqualTo(unknown.body()).isEmpty();
        assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(database.count("auth.mail_token"))
                .as("the same work in both cases")
                .isEqualTo(links + 2);
        Contracts.check(events.await("accounts", "password-reset-requested", ann.id()));
    }

    @Test
    void whoeverSignedUpWithAStrangersAddressLosesTheAccountToItsOwner(RunningService auth, Events events) {
        var people = new People(auth);
        var squatted = people.guest("squatted");
        var squatter = people.logIn(squatted);
        confirm(auth, requestedToken(auth, events, squatted), NEW).expect(204);
        people.refresh(squatter.refreshToken()).expectProblem(401, "invalid-token");
        assertThat(Contracts.check(events.await("accounts", "email-verified", squatted.id()))
                        .get("roles"))
                .hasToString("[\"user\"]");
    }

    @Test
    void newPasswordFollowsTheRulesAndTheLinkSurvivesAMistake(RunningService auth, Events events) {
        var ann = new People(auth).user("ann");
        var token = requestedToken(auth, events, ann);
        confirm(auth, token, "12345678").expectProblem(422, "validation-failed");
        confirm(auth, token, NEW).expect(204);
    }

    private static Answer confirm(RunningService auth, String token, String password) {
        return auth.http().post("/password-resets/confirm", Map.of("token", token, "newPassword", password));
    }

    private static String requestedToken(RunningService auth, Events events, Someone someone) {
        auth.http().post("/password-resets", Map.of("email", someone.email())).expect(202);
        var id = events.await("accounts", "password-reset-requested", someone.id())
                .json()
                .get("resetId")
                .asText();
        return People.mailToken("password-reset", id);
    }
}
