package io.convoke.auth.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.convoke.auth.People;
import io.convoke.auth.People.LoggedIn;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class RolesIT {
    private static final List<String> BOTH = List.of("user", "admin");

    @AfterEach
    void onlyTheFirstAdminGoverns(Database database) {
        database.update("update auth.account set roles = '{user}' where username <> 'admin'");
        database.update("update auth.account set roles = '{user,admin}' where username = 'admin'");
    }

    @Test
    void grantIsPublishedWrittenDownAndEffectiveAtTheNextRefresh(RunningService auth, Events events) throws Exception {
        var people = new People(auth);
        var admin = people.admin();
        var ann = people.user("ann");
        var session = people.logIn(ann);

        var view = change(auth, admin, ann.id(), BOTH).expect(200).json();
        assertThat(view.get("roles")).hasToString("[\"user\",\"admin\"]");
        assertThat(view.get("username").asText()).isEqualTo(ann.username());

        auth.http().as(session.accessToken()).get("/audit").expectProblem(403, "forbidden");
        var refreshed = LoggedIn.of(people.refresh(session.refreshToken()));
        assertThat(groups(refreshed)).containsExactly("user", "admin");
        var entry = auth.http()
                .as(refreshed.accessToken())
                .get("/audit?limit=1")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(entry.get("action").asText()).isEqualTo("role-granted");
        assertThat(entry.get("role").asText()).isEqualTo("admin");
        assertThat(entry.at("/actor/username").asText()).isEqualTo("admin");
        assertThat(entry.at("/subject/id").asText()).isEqualTo(ann.id().toString());
        var event = Contracts.check(events.await("accounts", "roles-changed", ann.id()));
        assertThat(event.get("roles")).hasToString("[\"user\",\"admin\"]");

        change(auth, admin, ann.id(), List.of("user")).expect(200);
        assertThat(groups(LoggedIn.of(people.refresh(refreshed.refreshToken()))))
                .containsExactly("user");
        // The deposed admin's token lives for minutes, but cannot bring the role back.
        change(auth, refreshed, ann.id(), BOTH).expectProblem(403, "forbidden");
    }

    @Test
    void sameRolesAreNoChange(RunningService auth, Database database, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        change(auth, people.admin(), ann.id(), List.of("user")).expect(200);
        assertThat(database.count("auth.audit_entry where subject_id = ?", ann.id()))
                .isZero();
        assertThat(events.received("accounts", "roles-changed", ann.id())).isEmpty();
    }

    @Test
    void lastAdminStays(RunningService auth) {
        var people = new People(auth);
        var admin = people.admin();
        change(auth, admin, People.idOf("admin"), List.of("user")).expectProblem(409, "last-admin");
        // An admin who cannot act yet does not count.
        var guest = people.guest("guest");
        change(auth, admin, guest.id(), BOTH).expect(200);
        change(auth, admin, People.idOf("admin"), List.of("user")).expectProblem(409, "last-admin");
    }

    @Test
    void twoAdminsWhoDeposeEachOtherLeaveOne(RunningService auth, Database database) {
        var people = new People(auth);
        var first = people.admin();
        for (int round = 0; round < 5; round++) {
            var ann = people.user("ann");
            change(auth, first, ann.id(), BOTH).expect(200);
            var second = people.logIn(ann);
            var statuses = Stream.<java.util.function.Supplier<Answer>>of(
                            () -> change(auth, first, ann.id(), List.of("user")),
                            () -> change(auth, second, People.idOf("admin"), List.of("user")))
                    .parallel()
                    .map(call -> call.get().status())
                    .toList();
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(database.count("auth.account where 'admin' = any (roles) and email_verified_at is not null"))
                    .isEqualTo(1);
            onlyTheFirstAdminGoverns(database);
        }
    }

    @Test
    void othersMayNot(RunningService auth, Tokens tokens) {
        var people = new People(auth);
        var ann = people.user("ann");
        var session = people.logIn(ann);
        change(auth, session, ann.id(), BOTH).expectProblem(403, "forbidden");
        auth.http().as(session.accessToken()).get("/accounts").expectProblem(403, "forbidden");
        auth.http().as(session.accessToken()).get("/audit").expectProblem(403, "forbidden");
        // A token that says admin does not make its holder one.
        auth.http()
                .as(tokens.of(new Person(ann.id(), ann.username(), ann.email(), BOTH)))
                .put("/accounts/" + ann.id() + "/roles", Map.of("roles", BOTH))
                .expectProblem(403, "forbidden");
    }

    @Test
    void unknownAccountAndUnknownRole(RunningService auth) {
        var people = new People(auth);
        var admin = people.admin();
        change(auth, admin, UUID.randomUUID(), BOTH).expectProblem(404, "account-unknown");
        var unknown = change(auth, admin, People.idOf("admin"), List.of("user", "root"));
        assertThat(unknown.expectProblem(422, "validation-failed").get("violations"))
                .hasToString("[{\"field\":\"roles\",\"message\":\"must be user or admin\"}]");
    }

    private static Answer change(RunningService auth, LoggedIn actor, UUID account, List<String> roles) {
        return auth.http().as(actor.accessToken()).put("/accounts/" + account + "/roles", Map.of("roles", roles));
    }

    private static List<String> groups(LoggedIn session) throws Exception {
        return SignedJWT.parse(session.accessToken()).getJWTClaimsSet().getStringListClaim("groups");
    }
}
