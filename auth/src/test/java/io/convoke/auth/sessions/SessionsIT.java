package io.convoke.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.auth.People.LoggedIn;
import io.convoke.auth.People.Someone;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class SessionsIT {
    @Test
    void listTellsOwnSessionsAndWhichIsThisOne(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        people.logIn(people.user("bob"));
        logInFrom(auth, ann, "phone");
        var here = logInFrom(auth, ann, "laptop");

        var items = auth.http()
                .as(here.accessToken())
                .get("/sessions")
                .expect(200)
                .json()
                .get("items");
        assertThat(items.findValuesAsText("userAgent")).containsExactly("laptop", "phone");
        assertThat(items.findValuesAsText("current")).containsExactly("true", "false");
        assertThat(items.get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "createdAt", "lastUsedAt", "userAgent", "current");
    }

    @Test
    void endedOneCannotRefresh(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var phone = logInFrom(auth, ann, "phone");
        var laptop = logInFrom(auth, ann, "laptop");
        var http = auth.http().as(laptop.accessToken());
        var phoneId = http.get("/sessions").json().at("/items/1/id").asText();

        http.delete("/sessions/" + phoneId).expect(204);
        people.refresh(phone.refreshToken()).expectProblem(401, "invalid-token");
        http.delete("/sessions/" + phoneId).expectProblem(404, "session-unknown");
        assertThat(http.get("/sessions").json().get("items")).hasSize(1);
        people.refresh(laptop.refreshToken()).expect(200);
    }

    @Test
    void allCanBeEnded(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var phone = people.logIn(ann);
        var laptop = people.logIn(ann);
        auth.http().as(laptop.accessToken()).delete("/sessions").expect(204);
        people.refresh(phone.refreshToken()).expectProblem(401, "invalid-token");
        people.refresh(laptop.refreshToken()).expectProblem(401, "invalid-token");
        // What was issued runs out within minutes; until then it is good.
        auth.http().as(laptop.accessToken()).get("/me").expect(200);
    }

    @Test
    void whoeverCanLogInCanLogOut(RunningService auth, Tokens tokens) {
        var people = new People(auth);
        var guest = people.guest("guest");
        logsOut(people, guest, people.as(guest));
        var admin = people.user("admin");
        var onlyAdmin = new Person(admin.id(), admin.username(), admin.email(), List.of("admin"));
        logsOut(people, admin, auth.http().as(tokens.of(onlyAdmin)));
    }

    private static void logsOut(People people, Someone someone, Http http) {
        var phone = people.logIn(someone);
        var id = http.get("/sessions").expect(200).json().at("/items/0/id").asText();
        http.delete("/sessions/" + id).expect(204);
        people.refresh(phone.refreshToken()).expectProblem(401, "invalid-token");
        var laptop = people.logIn(someone);
        http.delete("/sessions").expect(204);
        people.refresh(laptop.refreshToken()).expectProblem(401, "invalid-token");
    }

    @Test
    void anothersSessionIsHidden(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var annHttp = people.as(ann);
        var annSession = annHttp.get("/sessions").json().at("/items/0/id").asText();
        var mallory = people.as(people.user("mallory"));
        mallory.delete("/sessions/" + annSession).expectProblem(404, "session-unknown");
        mallory.delete("/sessions/" + UUID.randomUUID()).expectProblem(404, "session-unknown");
        mallory.delete("/sessions/not-an-id").expectProblem(400, "malformed-request");
        assertThat(annHttp.get("/sessions").json().get("items")).hasSize(1);
    }

    private static LoggedIn logInFrom(RunningService auth, Someone someone, String userAgent) {
        return LoggedIn.of(auth.http()
                .with("User-Agent", userAgent)
                .post("/tokens", Map.of("login", someone.username(), "password", someone.password())));
    }
}
