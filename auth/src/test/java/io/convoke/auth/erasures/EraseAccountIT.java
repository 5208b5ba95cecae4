package io.convoke.auth.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.auth.People;
import io.convoke.auth.People.Someone;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@ServiceTest
class EraseAccountIT {
    private static final List<String> OTHERS =
            List.of("user", "event", "reviews", "media", "chat", "registration", "notification");

    @Test
    void theAccountGoesAtOnceWithAllThatHangsOnIt(RunningService auth, Events events, Database database) {
        var people = new People(auth);
        var ann = people.user("ann");
        var phone = people.logIn(ann);
        var laptop = people.logIn(ann);
        auth.http().post("/password-resets", Map.of("email", ann.email())).expect(202);
        var reset = events.await("accounts", "password-reset-requested", ann.id())
                .json()
                .get("resetId")
                .asText();
        assertThat(database.occurrences("auth", ann.id().toString()))
                .contains("account.id", "session.account_id", "mail_token.account_id", "familiar_address.account_id");

        var answer = erase(auth.http().as(laptop.accessToken()), ann.password()).expect(202);

        var erasure = UUID.fromString(answer.json().get("id").asText());
        assertThat(answer.header("Location").orElseThrow()).endsWith("/api/v1/auth/erasures/" + erasure);
        assertThat(erasure.version()).isEqualTo(4); // unguessable: it alone opens the receipts
        var erased = Contracts.check(events.await("accounts", "erased", ann.id()));
        assertThat(erased.get("erasureId").asText()).isEqualTo(erasure.toString());
        people.logIn(ann.username(), ann.password()).expectProblem(401, "invalid-credentials");
        people.logIn(ann.email(), ann.password()).expectProblem(401, "invalid-credentials");
        people.refresh(phone.refreshToken()).expectProblem(401, "invalid-token");
        people.refresh(laptop.refreshToken()).expectProblem(401, "invalid-token");
        auth.http().as(phone.accessToken()).get("/me").expectProblem(401, "invalid-token");
        auth.http()
                .post(
                        "/password-resets/confirm",
                        Map.of("token", People.mailToken("password-reset", reset), "newPassword", "nine red ladders"))
                .expectProblem(400, "token-invalid");
        receiptOfAuth(events, erasure);
        nothingIsLeft(database, ann);
        // The token lives on for minutes, and changes nothing.
        erase(auth.http().as(phone.accessToken()), ann.password()).expectProblem(401, "invalid-token");
        auth.http().as(phone.accessToken()).delete("/sessions").expectProblem(401, "invalid-token");
        nothingIsLeft(database, ann);
    }

    @Test
    void receiptsOfAllServicesCompleteIt(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        var erasure = erased(people, ann);
        receiptOfAuth(events, erasure);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> status(auth, erasure).get("waitingFor").size() == OTHERS.size());
        var before = status(auth, erasure);
        assertThat(before.has("completedAt")).isFalse();
        assertThat(before.at("/receipts/0/service").asText()).isEqualTo("auth");

        for (var service : OTHERS) {
            receipt(events, erasure, service, "2026-11-21T17:05:12.480Z");
        }
        receipt(events, erasure, "chat", "2027-01-01T00:00:00Z"); // the first counts
        receipt(events, UUID.randomUUID(), "chat", "2027-01-01T00:00:00Z"); // nobody's

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> status(auth, erasure).has("completedAt"));
        var after = status(auth, erasure);
        assertThat(after.get("waitingFor")).isEmpty();
        assertThat(after.get("receipts")).hasSize(8);
        assertThat(after.get("receipts")).allMatch(receipt -> receipt.size() == 2);
        assertThat(after.toString())
                .doesNotContain("2027-01-01")
                .doesNotContain(ann.id().toString())
                .doesNotContain(ann.username());
        auth.http().get("/erasures/" + UUID.randomUUID()).expectProblem(404, "erasure-unknown");
        auth.http().get("/erasures/1").expectProblem(400, "malformed-request");
    }

    @Test
    void needsThePassword(RunningService auth, Events events) {
        var people = new People(auth);
        var ann = people.user("ann");
        erase(people.as(ann), "something else").expectProblem(403, "password-wrong");
        people.as(ann).send("DELETE", "/me", "application/json", "{}").expectProblem(422, "validation-failed");
        people.as(ann).get("/me").expect(200);
        assertThat(events.received("accounts", "erased", ann.id())).isEmpty();
    }

    @Test
    void whoNeverVerifiedTheAddressMayGoToo(RunningService auth, Database database, Events events) {
        var people = new People(auth);
        var gus = people.guest("gus");
        receiptOfAuth(events, erased(people, gus));
        nothingIsLeft(database, gus);
    }

    @Test
    void nameAndAddressAreFreeAgain(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        erased(people, ann);
        auth.http()
                .post("/accounts", Map.of("username", ann.username(), "email", ann.email(), "password", ann.password()))
                .expect(202);
        assertThat(People.idOf(ann.username())).isNotEqualTo(ann.id());
    }

    @Test
    void aReservedNameIsNot(RunningService auth, Database database) {
        var people = new People(auth);
        var ann = people.user("ann");
        assertThat(database.update(
                        "update auth.claim set reserved = true where name = ?", "username:" + ann.username()))
                .isEqualTo(1);
        erased(people, ann);
        auth.http()
                .post("/accounts", Map.of("username", ann.username(), "email", ann.email(), "password", ann.password()))
                .expectProblem(409, "username-taken");
        assertThat(database.count("auth.claim where name = 'username:admin' and reserved"))
                .isEqualTo(1);
    }

    @Test
    void theLastAdminStays(RunningService auth, Database database) {
        var people = new People(auth);
        var admin = people.admin();
        // Other tests may have made some.
        database.update("update auth.account set roles = '{user}' where username <> 'admin' and 'admin' = any (roles)");
        var password =
                io.convoke.testkit.Bench.current().secrets().get("auth", "convoke.auth.bootstrap-admin-password");
        erase(auth.http().as(admin.accessToken()), password).expectProblem(409, "last-admin");
        people.admin();
    }

    @Test
    void theAuditLogForgetsWhoItWas(RunningService auth, Database database, Events events) {
        var people = new People(auth);
        var admin = auth.http().as(people.admin().accessToken());
        var ann = people.user("ann");
        var bob = people.user("bob");
        roles(admin, ann, "user", "admin");
        roles(people.as(ann), bob, "user", "admin");
        roles(people.as(ann), bob, "user");
        assertThat(audit(admin)).contains(ann.username());

        receiptOfAuth(events, erased(people, ann));

        assertThat(audit(admin))
                .doesNotContain(ann.username())
                .doesNotContain(ann.id().toString());
        nothingIsLeft(database, ann);
        var about = database.rows(
                "select distinct actor_id from auth.audit_entry where subject_id = ? and actor_username = '(erased)'",
                bob.id());
        assertThat(about).hasSize(1);
        assertThat(database.count(
                        "auth.audit_entry where subject_id = ? and subject_username = '(erased)'",
                        about.get(0).get("actor_id")))
                .isEqualTo(1);
    }

    @Test
    void twiceAtOnceIsOnce(RunningService auth, Events events) throws Exception {
        var people = new People(auth);
        var ann = people.user("ann");
        var http = people.as(ann);
        var threads = Executors.newFixedThreadPool(4);
        var answers = new ArrayList<Answer>();
        try {
            for (var answer : threads.invokeAll(
                    java.util.Collections.nCopies(4, (Callable<Answer>) () -> erase(http, ann.password())))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).allMatch(answer -> List.of(202, 401, 403).contains(answer.status()));
        events.await("accounts", "erased", ann.id());
        people.logIn(ann.username(), ann.password()).expect(401);
        assertThat(events.received("accounts", "erased", ann.id())).hasSize(1);
    }

    private static Answer erase(Http http, String password) {
        return http.send("DELETE", "/me", "application/json", Map.of("password", password));
    }

    private static UUID erased(People people, Someone someone) {
        var answer = erase(people.as(someone), someone.password()).expect(202);
        return UUID.fromString(answer.json().get("id").asText());
    }

    private static void receiptOfAuth(Events events, UUID erasure) {
        var receipt = Contracts.check(events.await("erasures", "completed", erasure));
        assertThat(receipt.get("service").asText()).isEqualTo("auth");
    }

    private static void receipt(Events events, UUID erasure, String service, String at) {
        var receipt = Contracts.sample("erasures", "completed")
                .put("erasureId", erasure.toString())
                .put("service", service)
                .put("at", at);
        events.publish("erasures", "completed", erasure, Contracts.check("erasures", "completed", receipt));
    }

    private static JsonNode status(RunningService auth, UUID erasure) {
        return auth.http().get("/erasures/" + erasure).expect(200).json();
    }

    private static void nothingIsLeft(Database database, Someone someone) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> database.count("auth.outbox") == 0);
        assertThat(database.occurrences("auth", someone.id().toString())).isEmpty();
        assertThat(database.occurrences("auth", someone.username())).isEmpty();
        assertThat(database.occurrences("auth", someone.email())).isEmpty();
    }

    private static void roles(Http admin, Someone someone, String... roles) {
        admin.put("/accounts/" + someone.id() + "/roles", Map.of("roles", List.of(roles)))
                .expect(200);
    }

    private static String audit(Http admin) {
        return admin.get("/audit?limit=100").expect(200).body();
    }
}
