package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes. */
@NotificationTest
class NotificationsIT {
    private static final Instant START = Instant.now().plus(Duration.ofDays(40));

    private Scene scene;
    private Bench bench;
    private Tokens tokens;
    private Http http;

    @BeforeEach
    void set(Bench bench, Tokens tokens, RunningService service) {
        this.bench = bench;
        this.tokens = tokens;
        this.http = service.http();
        this.scene = new Scene(bench);
    }

    @Test
    void theOwnListHasWhatTheMailboxHas() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Go Evening", START));
        var seat = scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("cancelled", seat);
        scene.awaitDone(ann, 2);

        var listed = scene.list(ann);
        assertThat(listed)
                .extracting(item -> item.get("kind").asText())
                .containsExactly("registration-cancelled", "registration-confirmed");
        assertThat(listed)
                .extracting(item -> item.get("subject").asText())
                .containsExactlyElementsOf(List.of(
                        scene.mails(ann).get(1).subject(),
                        scene.mails(ann).get(0).subject()));
        var item = listed.get(1);
        assertThat(item.get("eventId").asText()).isEqualTo(event.id().toString());
        assertThat(item.get("type").asText()).isEqualTo("email");
        assertThat(item.get("status").asText()).isEqualTo("sent");
        assertThat(item.get("attempts").asInt()).isEqualTo(1);
        assertThat(item.has("nextAttemptAt")).as("it is sent").isFalse();
        assertThat(item.get("message").asText()).contains("You are registered for \"Go Evening\"");
        assertThat(Instant.parse(item.get("sentAt").asText()))
                .isAfterOrEqualTo(Instant.parse(item.get("createdAt").asText()));
        assertThat(item.has("readAt")).isFalse();
    }

    @Test
    void pagesAreWholeAndFiltersHold() {
        var ann = scene.person("ann");
        var events = new ArrayList<Happening>();
        for (int i = 0; i < 7; i++) {
            var event = scene.publish("published", scene.event("Event " + i, START));
            scene.publish("confirmed", scene.seat(ann, event));
            events.add(event);
        }
        scene.awaitDone(ann, 7);
        var mine = http.as(tokens.of(ann));

        var seen = new ArrayList<String>();
        var page = mine.get("/?limit=3").expect(200).json();
        while (true) {
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
            if (!page.has("next")) {
                break;
            }
            page = mine.get("/?limit=3&cursor=" + page.get("next").asText())
                    .expect(200)
                    .json();
        }
        assertThat(seen).hasSize(7).hasSize(new HashSet<>(seen).size());

        mine.put("/" + seen.get(0) + "/read", "").expect(204);
        mine.put("/" + seen.get(0) + "/read", "").expect(204);
        assertThat(items(mine.get("/?unread=true"))).hasSize(6);
        assertThat(items(mine.get("/"))).hasSize(7);
        assertThat(items(mine.get("/?status=sent"))).hasSize(7);
        assertThat(items(mine.get("/?status=failed"))).isEmpty();
    }

    private static List<JsonNode> items(io.convoke.testkit.Answer answer) {
        var items = new ArrayList<JsonNode>();
        answer.expect(200).json().get("items").forEach(items::add);
        return items;
    }

    @Test
    void anothersIsUnknown() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Go Evening", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitDone(ann, 1);
        var id = scene.list(ann).get(0).get("id").asText();
        var eve = http.as(tokens.of(Person.user("eve")));
        eve.put("/" + id + "/read", "").expectProblem(404, "notification-unknown");
        eve.put("/" + UUID.randomUUID() + "/read", "").expectProblem(404, "notification-unknown");
        assertThat(items(eve.get("/"))).isEmpty();
        assertThat(scene.list(ann).get(0).has("readAt")).isFalse();
    }

    @Test
    void badParametersAreNamed() {
        var ann = http.as(tokens.of(Person.user("ann")));
        for (var query : List.of("status=lost", "limit=0", "limit=101", "limit=x", "cursor=x", "unread=maybe")) {
            var problem = ann.get("/?" + query).expectProblem(400, "malformed-request");
            assertThat(problem.get("detail").asText()).contains(query.substring(0, query.indexOf('=')));
        }
        ann.put("/not-a-uuid/read", "").expectProblem(400, "malformed-request");
        http.get("/").expectProblem(401, "invalid-token");
        http.as(tokens.of(Person.guest("new"))).get("/").expect(200);
    }

    @Test
    void onlyAdminsSeeWhatFailedAndSendAgain() {
        var nobody = Person.user("nobody");
        var broken = new Person(nobody.id(), nobody.username(), "not an address", nobody.roles());
        scene.account(broken, "en");
        var event = scene.publish("published", scene.event("Go Evening", START));
        scene.publish("confirmed", scene.seat(broken, event));
        assertThat(scene.awaitDone(broken, 1)).containsExactly("registration-confirmed failed");

        var user = http.as(tokens.of(Person.user("ann")));
        user.get("/failed").expectProblem(403, "forbidden");
        var admin = http.as(tokens.of(Person.admin("root")));
        var failed = items(admin.get("/failed?limit=100")).stream()
                .filter(item -> item.get("userId").asText().equals(broken.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(failed.get("reason").asText()).isEqualTo("the address is malformed");
        assertThat(failed.get("kind").asText()).isEqualTo("registration-confirmed");
        assertThat(failed.has("message")).isFalse();
        var id = failed.get("id").asText();
        user.post("/" + id + "/resend", "").expectProblem(403, "forbidden");

        scene.account(new Person(nobody.id(), nobody.username(), nobody.email(), nobody.roles()), "en");
        scene.awaitApplied("accounts");
        var again = admin.post("/" + id + "/resend", "").expect(202).json();
        assertThat(again.get("status").asText()).isEqualTo("pending");
        scene.awaitMails(nobody, 1);
        scene.awaitDone(nobody, 1);
        admin.post("/" + id + "/resend", "").expectProblem(409, "not-resendable");
        admin.post("/" + UUID.randomUUID() + "/resend", "").expectProblem(404, "notification-unknown");
    }

    @Test
    void theSelfTestSendsToTheCallerAndTellsWhatTheServerSaid() {
        var admin = Person.admin("root");
        var mine = http.as(tokens.of(admin));
        mine.post("/self-tests/smtp", "").expectProblem(409, "address-unknown");
        http.as(tokens.of(Person.user("ann"))).post("/self-tests/smtp", "").expectProblem(403, "forbidden");

        scene.account(admin, "ru");
        scene.awaitApplied("accounts");
        var result = mine.post("/self-tests/smtp", "").expect(200).json();
        assertThat(result.get("accepted").asBoolean()).isTrue();
        assertThat(result.get("address").asText()).isEqualTo(admin.email());
        assertThat(result.get("server").asText())
                .isEqualTo("127.0.0.1:" + bench.smtp().port());
        assertThat(result.get("replies").toString()).contains("220 ", "250 ", "354 ");
        assertThat(scene.awaitMails(admin, 1).get(0).subject()).isEqualTo("Проверочное письмо от Convoke");
    }

    @Test
    void resetAndChangeAndRepeatedSignUpAreTold() {
        var ann = scene.person("ann");
        scene.ofAccount(
                "password-reset-requested",
                ann,
                "en",
                Map.of("resetId", UUID.randomUUID(), "expiresAt", Instant.now().plus(Duration.ofHours(1))));
        scene.ofAccount("password-changed", ann, "ru", Map.of("changedAt", Instant.now()));
        scene.ofAccount("sign-up-repeated", ann, "ru", Map.of("requestedAt", Instant.now()));
        scene.ofAccount(
                "password-reset-requested",
                ann,
                "ru",
                Map.of("resetId", UUID.randomUUID(), "expiresAt", Instant.now().minusSeconds(1)));
        assertThat(scene.awaitDone(ann, 4))
                .containsExactlyInAnyOrder(
                        "password-reset sent",
                        "password-changed sent",
                        "account-exists sent",
                        "password-reset skipped");
        assertThat(scene.mails(ann)).hasSize(3);
    }
}
