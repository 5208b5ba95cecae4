package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The organiser's answer (V4), and votes of those who found a review helpful (V6). */
@ReviewsTest
class RepliesAndVotesIT {
    private final Person editor = Person.user("ed");
    private final Person door = Person.user("dora");
    private PastEvent event;
    private Visitor ann;
    private String id;

    @BeforeEach
    void review(RunningService service) {
        ann = Visitor.user(service, "ann");
        event = PastEvent.unpublished(Person.user("olga"))
                .team(Map.of(editor, "editor", door, "checkin"))
                .tell("published")
                .registered(ann.person());
        id = ann.post(event.id, 4, "Cold coffee").get("id").asText();
    }

    @Test
    void theOrganiserAnswersOnceAndMayChangeIt(RunningService service, Events events) {
        var olga = Visitor.of(service, event.organiser);
        var answered = olga.tryReply(id, "Sorry!").expect(200);
        assertThat(answered.header("ETag")).contains("\"2\"");
        var reply = answered.json().get("reply");
        assertThat(reply.get("text").asText()).isEqualTo("Sorry!");
        assertThat(reply.get("userId").asText()).isEqualTo(event.organiser.id().toString());
        assertThat(reply.get("username").asText()).isEqualTo(event.organiser.username());
        assertThat(reply.has("editedAt")).isFalse();
        Contracts.check(events.await("reviews", "changed", event.id));

        var changed = Visitor.of(service, editor)
                .tryReply(id, "It will be hot next time")
                .expect(200)
                .json();
        assertThat(changed.at("/reply/text").asText()).isEqualTo("It will be hot next time");
        assertThat(changed.at("/reply/username").asText()).isEqualTo(editor.username());
        assertThat(changed.at("/reply").has("editedAt")).isTrue();
        assertThat(shown(service).json().get("reply")).isEqualTo(changed.get("reply"));

        olga.http().delete("/" + id + "/reply").expect(204);
        olga.http().delete("/" + id + "/reply").expect(204);
        assertThat(shown(service).json().has("reply")).isFalse();
    }

    @Test
    void nobodyElseAnswers(RunningService service) {
        for (var person : new Person[] {ann.person(), door, Person.user("eve"), Person.admin("ada")}) {
            var visitor = Visitor.of(service, person);
            visitor.tryReply(id, "Mine").expectProblem(403, "forbidden");
            visitor.http().delete("/" + id + "/reply").expectProblem(403, "forbidden");
        }
        var olga = Visitor.of(service, event.organiser);
        olga.tryReply(Ids.next().toString(), "To nobody").expectProblem(404, "review-unknown");
        olga.tryReply(id, " ").expectProblem(422, "validation-failed");
        olga.tryReply(id, "x".repeat(4001)).expectProblem(422, "validation-failed");
        assertThat(shown(service).json().has("reply")).isFalse();
    }

    @Test
    void eachPersonVotesOnce(RunningService service) {
        var bob = Visitor.user(service, "bob");
        var eve = Visitor.user(service, "eve");
        bob.http().send("PUT", "/" + id + "/helpful").expect(204);
        bob.http().send("PUT", "/" + id + "/helpful").expect(204);
        eve.http().send("PUT", "/" + id + "/helpful").expect(204);
        var shown = shown(service);
        assertThat(shown.json().get("helpful").asInt()).isEqualTo(2);
        assertThat(shown.header("ETag")).as("votes are no change").contains("\"1\"");
        assertThat(service.http()
                        .get("/?eventId=" + event.id)
                        .json()
                        .at("/items/0/helpful")
                        .asInt())
                .isEqualTo(2);
        bob.http().delete("/" + id + "/helpful").expect(204);
        bob.http().delete("/" + id + "/helpful").expect(204);
        assertThat(shown(service).json().get("helpful").asInt()).isEqualTo(1);
    }

    @Test
    void onesOwnReviewIsNotJudged(RunningService service) {
        ann.http().send("PUT", "/" + id + "/helpful").expectProblem(403, "forbidden");
        Visitor.user(service, "bob")
                .http()
                .send("PUT", "/" + Ids.next() + "/helpful")
                .expectProblem(404, "review-unknown");
        service.http().send("PUT", "/" + id + "/helpful").expectProblem(401, "invalid-token");
    }

    private Answer shown(RunningService service) {
        return service.http().get("/" + id).expect(200);
    }
}
