package io.convoke.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.auth.People.Someone;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class PasswordChangeIT {
    private static final String NEW = "eight green lanterns";

    @Test
    void endsTheOtherSessionsAndTellsTheOwner(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        var phone = people.logIn(ann);
        var laptop = people.logIn(ann);

        auth.http()
                .as(laptop.accessToken())
                .put("/password", Map.of("currentPassword", ann.password(), "newPassword", NEW))
                .expect(204);

        people.refresh(phone.refreshToken()).expectProblem(401, "invalid-token");
        people.refresh(laptop.refreshToken()).expect(200);
        people.logIn(ann.username(), ann.password()).expectProblem(401, "invalid-credentials");
        people.logIn(ann.username(), NEW).expect(200);
        Contracts.check(events.await("accounts", "password-changed", ann.id()));
    }

    @Test
    void whoeverHasOneMayChangeIt(RunningService auth, Tokens tokens) {
        var people = new People(auth);
        var guest = people.guest("guest");
        change(people.as(guest), guest);
        people.logIn(guest.username(), NEW).expect(200);
        var admin = people.user("admin");
        var onlyAdmin = new Person(admin.id(), admin.username(), admin.email(), List.of("admin"));
        change(auth.http().as(tokens.of(onlyAdmin)), admin);
        people.logIn(admin.username(), NEW).expect(200);
    }

    private static void change(Http http, Someone someone) {
        http.put("/password", Map.of("currentPassword", someone.password(), "newPassword", NEW))
                .expect(204);
    }

    @Test
    void needsTheCurrentPassword(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        people.as(ann)
                .put("/password", Map.of("currentPassword", "something else", "newPassword", NEW))
                .expectProblem(403, "password-wrong");
        people.logIn(ann.username(), ann.password()).expect(200);
        assertThat(events.received("accounts", "password-changed", ann.id())).isEmpty();
    }

    @Test
    void newOneFollowsTheRules(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var problem = people.as(ann)
                .put("/password", Map.of("currentPassword", ann.password(), "newPassword", "qwertyuiop"))
                .expectProblem(422, "validation-failed");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo("newPassword");
        people.logIn(ann.username(), ann.password()).expect(200);
    }

    @Test
    void linkThatWasMailedBeforeIsOfNoUseAfterwards(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        auth.http().post("/password-resets", Map.of("email", ann.email())).expect(202);
        var id = events.await("accounts", "password-reset-requested", ann.id())
                .json()
                .get("resetId")
                .asText();
        people.as(ann)
                .put("/password", Map.of("currentPassword", ann.password(), "newPassword", NEW))
                .expect(204);
        auth.http()
                .post(
                        "/password-resets/confirm",
                        Map.of("token", People.mailToken("password-reset", id), "newPassword", "nine red ladders"))
                .expectProblem(400, "token-invalid");
    }
}
