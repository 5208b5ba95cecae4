package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NotificationTest
class AnnouncementsIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Bench bench;
    private Scene scene;
    private Person olga;
    private Person editor;
    private Happening event;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
        olga = scene.person("olga");
        editor = scene.person("editor");
        var door = Person.user("door");
        event = scene.publish(
                "published",
                scene.event("Java Meetup", START)
                        .by(olga, Map.of(olga.id(), "owner", editor.id(), "editor", door.id(), "checkin")));
        scene.awaitApplied("events");
    }

    @Test
    void whoComesGetsItOnceAndTheReportSaysWhatBecameOfIt() {
        var ann = scene.person("ann");
        var bo = scene.person("bo");
        var waiting = scene.person("waiting");
        var gone = scene.person("gone");
        scene.link(ann);
        scene.wishes(bo, Scene.off("email announcement"));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("confirmed", scene.seat(bo, event));
        scene.publish("waitlisted", scene.seat(waiting, event));
        scene.publish("cancelled", scene.publish("confirmed", scene.seat(gone, event)));
        scene.awaitApplied("registrations");

        var accepted = announce(editor, "registered").expect(202);
        assertThat(accepted.json().get("recipients").asInt()).isEqualTo(2);
        var id = accepted.json().get("id").asText();
        assertThat(accepted.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/announcements/" + id));
        var late = scene.person("late");
        scene.publish("confirmed", scene.seat(late, event));
        scene.awaitRow(bo, "email", "announcement", "skipped", "this kind is switched off for email");
        scene.awaitDone(ann, 5);
        scene.awaitDone(late, 1);

        assertThat(announcements(ann)).hasSize(1);
        assertThat(announcements(ann).get(0).text().lines())
                .contains("The hall is being painted.", "Please come to room 12.")
                .anyMatch(line -> line.startsWith("When: Sat 27 March 2027"));
        assertThat(bench.telegram().received(ann.username()))
                .anyMatch(message ->
                        message.text().startsWith("Java Meetup: Another room\n\nThe hall is being painted."));
        for (var nobody : List.of(bo, waiting, gone, late, olga)) {
            assertThat(announcements(nobody)).as(nobody.username()).isEmpty();
        }

        var report = report(olga, id);
        assertThat(report.expect(200).json().get("email").toString())
                .isEqualTo("{\"pending\":0,\"sent\":1,\"failed\":0,\"skipped\":1}");
        assertThat(report.json().get("telegram").toString())
                .isEqualTo("{\"pending\":0,\"sent\":1,\"failed\":0,\"skipped\":0}");
        assertThat(report.json().get("deliveries").get("sent").asInt()).isEqualTo(2);
        assertThat(report.json().get("recipients").asInt()).isEqualTo(2);
        report(Person.admin("root"), id).expect(200);
        report(ann, id).expectProblem(404, "announcement-unknown");
    }

    @Test
    void theAudienceDecides() {
        var ann = scene.person("ann");
        var waiting = scene.person("waiting");
        scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("waitlisted", scene.seat(waiting, event));
        scene.awaitApplied("registrations");
        announce(olga, "waiting").expect(202);
        scene.awaitDone(waiting, 2);
        assertThat(announcements(waiting)).hasSize(1);
        assertThat(announcements(ann)).isEmpty();
        announce(olga, "all").expect(202);
        scene.awaitDone(waiting, 3);
        scene.awaitDone(ann, 2);
        assertThat(announcements(waiting)).hasSize(2);
        assertThat(announcements(ann)).hasSize(1);
    }

    @Test
    void aTestGoesToItsAuthorAlone() {
        var ann = scene.person("ann");
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        var test = announce(olga, body("registered", Map.of("test", true))).expect(202);
        assertThat(test.json().get("recipients").asInt()).isEqualTo(1);
        assertThat(scene.awaitMails(olga, 1).get(0).subject()).isEqualTo("[Test] Java Meetup: Another room");
        scene.awaitDone(ann, 1);
        assertThat(announcements(ann)).isEmpty();
        assertThat(report(olga, test.json().get("id").asText())
                        .json()
                        .get("test")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void onlyTheOwnerAndEditorsAnnounceAndOnlyForWhatThereIs() {
        var door = new Person(
                UUID.fromString(bench.database()
                        .rows(
                                "select user_id::text as id from notification.known_event_team"
                                        + " where event_id = ? and role = 'checkin'",
                                event.id())
                        .get(0)
                        .get("id")
                        .toString()),
                "door",
                "door@example.org",
                List.of("user"));
        for (var stranger : List.of(door, Person.user("ann"), Person.admin("root"))) {
            announce(stranger, "all").expectProblem(403, "forbidden");
        }
        scene.service().http().post("/announcements", body("all", Map.of())).expectProblem(401, "invalid-token");
        scene.as(Person.guest("new"))
                .post("/announcements", body("all", Map.of()))
                .expectProblem(403, "forbidden");
        announce(olga, body("all", Map.of("eventId", UUID.randomUUID()))).expectProblem(404, "event-unknown");
        scene.as(Person.user("ann")).get("/announcements?eventId=" + event.id()).expectProblem(403, "forbidden");
        scene.as(olga).get("/announcements?eventId=" + UUID.randomUUID()).expectProblem(404, "event-unknown");
        scene.as(olga).get("/announcements").expectProblem(400, "malformed-request");
        report(olga, UUID.randomUUID().toString()).expectProblem(404, "announcement-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Room 12\r\nBcc: eve@example.org", "\n", "a\u0007b", " "})
    void aSubjectThatIsNoLineIsRefused(String subject) {
        var problem = announce(olga, body("all", Map.of("subject", subject))).expectProblem(422, "validation-failed");
        assertThat(problem.get("violations").get(0).get("field").asText()).isEqualTo("subject");
        assertThat(bench.database().count("notification.announcement where event_id = ?", event.id()))
                .isZero();
    }

    @Test
    void otherMistakesAreNamedInTheLanguageOfTheCaller() {
        announce(olga, body("everybody", Map.of())).expectProblem(422, "validation-failed");
        announce(olga, body("all", Map.of("message", "x".repeat(4_001)))).expectProblem(422, "validation-failed");
        announce(olga, body("all", Map.of("surplus", 1))).expectProblem(400, "malformed-request");
        var problem = scene.as(olga)
                .with("Accept-Language", "ru")
                .post("/announcements", body("all", Map.of("message", "a\u0007b")))
                .expectProblem(422, "validation-failed");
        assertThat(problem.get("violations").get(0).get("message").asText()).contains("управляющих символов");
    }

    @Test
    void aRepeatedRequestAnnouncesOnceAndThereAreNotTooMany(Clocks clocks) {
        var ann = scene.person("ann");
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        var client = scene.as(olga).with("Idempotency-Key", "once");
        var first = client.post("/announcements", body("all", Map.of())).expect(202);
        var again = client.post("/announcements", body("all", Map.of())).expect(202);
        assertThat(again.json()).isEqualTo(first.json());
        client.post("/announcements", body("registered", Map.of())).expectProblem(422, "idempotency-key-reused");

        for (int i = 0; i < 4; i++) {
            announce(olga, "all").expect(202);
        }
        var refused = announce(editor, "all");
        refused.expectProblem(429, "too-many-requests");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(86_000L, 86_400L);
        announce(olga, body("all", Map.of("test", true))).expect(202);
        scene.awaitDone(ann, 6);
        assertThat(announcements(ann)).hasSize(5);

        var seen = new ArrayList<String>();
        var page = scene.as(editor)
                .get("/announcements?limit=4&eventId=" + event.id())
                .expect(200)
                .json();
        page.get("items").forEach(item -> seen.add(item.get("id").asText()));
        page = scene.as(editor)
                .get("/announcements?limit=4&eventId=" + event.id() + "&cursor="
                        + page.get("next").asText())
                .expect(200)
                .json();
        page.get("items").forEach(item -> seen.add(item.get("id").asText()));
        assertThat(seen)
                .hasSize(6)
                .doesNotHaveDuplicates()
                .endsWith(first.json().get("id").asText());
        assertThat(page.has("next")).isFalse();

        clocks.shift("notification", Duration.ofHours(24).plusMinutes(1));
        announce(olga, "all").expect(202);
    }

    @Test
    void whoCancelsMeanwhileDoesNotGetIt() {
        var ann = Person.user("ann"); // nothing can be sent before her account arrives
        var seat = scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        announce(olga, "all").expect(202);
        scene.publish("cancelled", seat);
        scene.awaitApplied("registrations");
        scene.account(ann, "en");
        assertThat(scene.awaitDone(ann, 3)).contains("announcement skipped");
        assertThat(announcements(ann)).isEmpty();
    }

    private Answer announce(Person author, String audience) {
        return announce(author, body(audience, Map.of()));
    }

    private Answer announce(Person author, Map<String, Object> body) {
        return scene.as(author).post("/announcements", body);
    }

    private Answer report(Person person, String id) {
        return scene.as(person).get("/announcements/" + id);
    }

    private Map<String, Object> body(String audience, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("eventId", event.id());
        body.put("audience", audience);
        body.put("subject", "Another room");
        body.put("message", "The hall is being painted.\n\nPlease come to room 12.");
        body.putAll(further);
        return body;
    }

    private List<io.convoke.dev.parts.Mailbox.Mail> announcements(Person person) {
        return scene.mails(person).stream()
                .filter(mail -> mail.subject().endsWith("Java Meetup: Another room"))
                .toList();
    }
}
