package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of a person is left, and nothing comes back. */
@NotificationTest
class ErasureIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Bench bench;
    private Scene scene;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
    }

    @Test
    void allThatIsKnownOfAPersonGoesAndOthersKeepTheirMessagesWithoutTheName() {
        var ann = scene.person("ann");
        var bo = scene.person("bo");
        var olga = scene.person("olga");
        var chat = scene.link(ann);
        scene.wishes(ann, Scene.off("email review-posted"));
        // She organises an event to which bo comes, and comes to one of olga's.
        var own = scene.publish(
                "published",
                scene.event("Ann's evening", START).by(ann, Map.of(ann.id(), "owner", olga.id(), "editor")));
        var other = scene.publish("published", scene.event("Java Meetup", START).by(olga, Map.of(ann.id(), "checkin")));
        scene.publish("confirmed", scene.seat(bo, own));
        scene.publish("confirmed", scene.seat(ann, other));
        scene.publish("confirmed", scene.seat(bo, other));
        scene.awaitApplied("events");
        scene.awaitApplied("registrations");
        var announced = scene.as(ann)
                .post("/announcements", announcement(own, "Ask " + ann.username()))
                .expect(202)
                .json()
                .get("id")
                .asText();
        var toAnn = scene.as(olga)
                .post("/announcements", announcement(other, "Welcome"))
                .expect(202)
                .json()
                .get("id")
                .asText();
        // She mentions bo, olga mentions both, and she reviews olga's event.
        var hers = QuotesIT.message(ann, other, "Hello @bo from " + ann.username(), bo);
        scene.send("chat", "message-posted", hers.get("chatId").asText(), hers);
        var theirs = QuotesIT.message(olga, other, "@" + ann.username() + " and @bo: see you.", ann, bo);
        scene.send("chat", "message-posted", theirs.get("chatId").asText(), theirs);
        scene.send("reviews", "posted", other.id(), QuotesIT.review(ann, olga, other));
        scene.awaitDone(bo, 6);
        scene.awaitDone(olga, 1);
        scene.awaitDone(ann, 6);
        assertThat(places(ann, chat)).hasSizeGreaterThan(8).contains("telegram_link.chat_id");

        erase(ann);
        assertThat(places(ann, chat)).isEmpty();
        assertThat(scene.list(bo))
                .extracting(item ->
                        item.get("kind").asText() + " " + item.get("status").asText())
                .contains("announcement sent", "chat-mention sent", "registration-confirmed sent");
        assertThat(scene.list(bo))
                .extracting(item -> item.get("message").asText())
                .anyMatch(message -> message.contains("@… and @bo: see you."))
                .anyMatch(message -> message.contains("Organiser: …"));
        assertThat(scene.as(olga)
                        .get("/announcements/" + announced)
                        .expect(200)
                        .json()
                        .get("subject")
                        .asText())
                .isEmpty();
        assertThat(scene.as(olga)
                        .get("/announcements/" + toAnn)
                        .json()
                        .get("email")
                        .get("sent")
                        .asInt())
                .as("who has forgotten a person still counts")
                .isEqualTo(2);

        // What comes late brings nobody back.
        scene.account(ann, "en");
        scene.publish("published", own);
        scene.publish("confirmed", scene.seat(ann, other));
        scene.wishes(ann, Map.of());
        scene.publishLink(ann, chat);
        scene.send("chat", "message-posted", theirs.get("chatId").asText(), theirs);
        scene.send("reviews", "posted", other.id(), QuotesIT.review(ann, olga, other));
        scene.publish("changed", own.movedBy(java.time.Duration.ofHours(1)), "start");
        for (var topic : List.of("accounts", "events", "registrations", "profiles", "chat", "reviews")) {
            scene.awaitApplied(topic);
        }
        scene.awaitDone(bo, 7);
        assertThat(places(ann, chat)).isEmpty();
        assertThat(scene.mails(bo).get(scene.mails(bo).size() - 1).text()).doesNotContain("Organiser");
    }

    @Test
    void whatWaitsForAPersonIsNotSentAndTheirTokenWritesNothing() {
        var ann = Person.user("ann"); // nothing can be sent before her account arrives
        var olga = scene.person("olga");
        var event = scene.publish("published", scene.event("Java Meetup", START).by(olga, Map.of(ann.id(), "editor")));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("events");
        scene.awaitApplied("registrations");
        var announced = scene.as(olga)
                .post("/announcements", announcement(event, "Hi"))
                .expect(202)
                .json();
        erase(ann);
        scene.account(ann, "en");
        scene.awaitApplied("accounts");
        assertThat(scene.notifications(ann)).isEmpty();
        assertThat(scene.mails(ann)).isEmpty();
        var report = scene.as(olga)
                .get("/announcements/" + announced.get("id").asText())
                .expect(200)
                .json();
        assertThat(report.get("email").get("skipped").asInt()).isEqualTo(1);
        scene.as(ann).post("/announcements", announcement(event, "Hi")).expectProblem(401, "invalid-token");
    }

    private void erase(Person person) {
        var erasure = UUID.randomUUID();
        scene.send(
                "accounts",
                "erased",
                person.id(),
                Map.of("userId", person.id(), "erasureId", erasure, "at", Instant.now()));
        var receipt = Contracts.check(bench.events().await("erasures", "completed", erasure));
        assertThat(receipt.get("service").asText()).isEqualTo("notification");
    }

    /** Where something of the person stands. */
    private List<String> places(Person person, long chat) {
        return Stream.of(person.id().toString(), person.username(), person.email(), Long.toString(chat))
                .flatMap(text -> bench.database().occurrences("notification", text).stream())
                .filter(place -> !place.startsWith("outbox."))
                .distinct()
                .toList();
    }

    private static Map<String, Object> announcement(Happening event, String message) {
        return Map.of("eventId", event.id(), "audience", "all", "subject", "News", "message", message);
    }
}
