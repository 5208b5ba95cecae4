package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Person;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mentions in chats, and reviews. */
@NotificationTest
class QuotesIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Scene scene;

    @BeforeEach
    void set(Bench bench) {
        this.scene = new Scene(bench);
    }

    @Test
    void whoIsMentionedIsToldOnceAndTheAuthorIsNot() {
        var ann = scene.person("ann");
        var bo = scene.person("bo", "ru");
        var cid = scene.person("cid");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var message = message(ann, event, "See you at the door, @bo", ann, bo);
        scene.send("chat", "message-posted", message.get("chatId").asText(), message);
        var mail = scene.awaitMails(bo, 1).get(0);
        assertThat(mail.subject()).isEqualTo(ann.username() + ": упоминание в чате — Java Meetup");
        assertThat(mail.text().lines()).contains("See you at the door, @bo");

        scene.send("chat", "message-posted", message.get("chatId").asText(), message);
        var edited = changed(message, "edited", "See you at the door, @bo and @cid", bo, cid);
        scene.send("chat", "message-changed", message.get("chatId").asText(), edited);
        assertThat(scene.awaitMails(cid, 1).get(0).text()).contains("@bo and @cid");
        scene.awaitApplied("chat");
        assertThat(scene.awaitDone(bo, 1)).containsExactly("chat-mention sent");
        assertThat(scene.notifications(ann)).isEmpty();
    }

    @Test
    void whatIsDeletedBeforeItIsSentIsNotSent() {
        var ann = scene.person("ann");
        var bo = Person.user("bo"); // nothing can be sent before his account arrives
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var message = message(ann, event, "A secret, @bo", bo);
        scene.send("chat", "message-posted", message.get("chatId").asText(), message);
        var deleted = changed(message, "deleted", "", bo);
        scene.send("chat", "message-changed", message.get("chatId").asText(), deleted);
        scene.awaitApplied("chat");
        scene.account(bo, "en");
        assertThat(scene.awaitDone(bo, 1)).containsExactly("chat-mention skipped");
        assertThat(scene.list(bo).get(0).toString()).doesNotContain("A secret");
    }

    @Test
    void theOrganiserIsToldOfEachReviewOnce() {
        var olga = scene.person("olga");
        var ann = scene.person("ann");
        var bo = scene.person("bo");
        var event = scene.publish("published", scene.event("Java Meetup", START).by(olga, Map.of()));
        var review = review(ann, olga, event);
        scene.send("reviews", "posted", event.id(), review);
        var mail = scene.awaitMails(olga, 1).get(0);
        assertThat(mail.subject()).isEqualTo("5 of 5: a new review of Java Meetup");
        assertThat(mail.text()).contains(ann.username() + " gave \"Java Meetup\" 5 of 5.", "Good talks, good coffee");

        scene.send("reviews", "posted", event.id(), review);
        var changed = Contracts.sample("reviews", "changed");
        changed.setAll(review.deepCopy());
        scene.send("reviews", "changed", event.id(), changed.put("rating", 1));
        scene.send("reviews", "posted", event.id(), review(bo, olga, event));
        assertThat(scene.awaitMails(olga, 2)).hasSize(2);
        scene.awaitApplied("reviews");
        assertThat(scene.awaitDone(olga, 2)).containsExactly("review-posted sent", "review-posted sent");
    }

    @Test
    void aReviewThatIsRemovedOrHiddenBeforeItIsSentIsNotSent() {
        var olga = Person.user("olga");
        var event = scene.publish("published", scene.event("Java Meetup", START).by(olga, Map.of()));
        var removed = review(Person.user("ann"), olga, event);
        var hidden = review(Person.user("bo"), olga, event);
        scene.send("reviews", "posted", event.id(), removed);
        scene.send("reviews", "posted", event.id(), hidden);
        var removal = Contracts.sample("reviews", "removed");
        for (var field : new String[] {"reviewId", "eventId", "organiserId", "userId"}) {
            removal.set(field, removed.get(field));
        }
        scene.send("reviews", "removed", event.id(), removal);
        scene.send(
                "reviews",
                "changed",
                event.id(),
                Contracts.sample("reviews", "changed").setAll(hidden.deepCopy().put("hidden", true)));
        scene.awaitApplied("reviews");
        scene.account(olga, "en");
        assertThat(scene.awaitDone(olga, 2)).containsExactly("review-posted skipped", "review-posted skipped");
    }

    static ObjectNode message(Person author, Happening event, String text, Person... mentioned) {
        var message = Contracts.sample("chat", "message-posted");
        message.put("messageId", UUID.randomUUID().toString());
        message.put("chatId", UUID.randomUUID().toString());
        message.put("eventId", event.id().toString());
        message.put("userId", author.id().toString());
        message.put("username", author.username());
        message.put("message", text);
        mention(message, mentioned);
        return message;
    }

    private static ObjectNode changed(ObjectNode message, String change, String text, Person... mentioned) {
        var changed = Contracts.sample("chat", "message-changed");
        for (var field : new String[] {"messageId", "chatId", "eventId", "userId", "username"}) {
            changed.set(field, message.get(field));
        }
        changed.put("change", change);
        changed.put("message", text);
        mention(changed, mentioned);
        Contracts.check("chat", "message-changed", changed);
        return changed;
    }

    private static void mention(ObjectNode message, Person... mentioned) {
        var mentions = message.putArray("mentions");
        for (var person : mentioned) {
            mentions.add(person.id().toString());
        }
    }

    static ObjectNode review(Person author, Person organiser, Happening event) {
        var review = Contracts.sample("reviews", "posted");
        review.put("reviewId", UUID.randomUUID().toString());
        review.put("eventId", event.id().toString());
        review.put("eventName", event.name());
        review.put("organiserId", organiser.id().toString());
        review.put("userId", author.id().toString());
        review.put("username", author.username());
        return review;
    }
}
