package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A person whose account is erased leaves nothing behind, and what others rely on stays. */
@ReviewsTest
class ErasureIT {
    @Test
    void nothingOfThePersonIsLeft(RunningService service, Events events, Database database) {
        var ann = Person.admin("ann");
        var bob = Person.user("bob");
        var eve = Person.user("eve");
        // Ann reviewed, voted, reported and moderated; organised one event, and helped at another, where she answered.
        var visited = PastEvent.make().registered(ann, bob, eve).checkedIn(ann, bob);
        var own = PastEvent.of(ann).registered(bob);
        var helped = PastEvent.unpublished(Person.user("olga"))
                .team(Map.of(ann, "editor"))
                .tell("published")
                .registered(bob);
        var visitor = Visitor.of(service, ann);
        var visitorBob = Visitor.of(service, bob);
        var review = visitor.post(visited.id, 1, "From Ann").get("id").asText();
        visitor.tryEdit(review, 2, "From Ann again").expect(200);
        var other = visitorBob.post(visited.id, 5, "Good").get("id").asText();
        visitor.http().send("PUT", "/" + other + "/helpful").expect(204);
        visitor.tryReport(other, "Too good").expect(201);
        visitorBob.tryReport(review, "I know Ann").expect(201);
        visitor.tryHide(other, "Too good").expect(200);
        visitor.http().post("/" + other + "/unhide").expect(200);
        Visitor.admin(service).tryHide(review, "Ann was rude").expect(200);
        var ofOwn = visitorBob.post(own.id, 4, "Nice of you").get("id").asText();
        visitor.tryReply(ofOwn, "Thanks").expect(200);
        var ofHelped = visitorBob.post(helped.id, 3, "So so").get("id").asText();
        visitor.tryReply(ofHelped, "Sorry").expect(200);
        visitor.http()
                .with("Idempotency-Key", Ids.next().toString())
                .post("/", Map.of("eventId", visited.id.toString(), "rating", 1))
                .expectProblem(409, "already-reviewed");
        assertThat(database.occurrences("reviews", ann.id().toString()))
                .contains("review.user_id", "attendance.user_id");

        erase(events, database, ann);

        assertThat(database.occurrences("reviews", ann.id().toString())).isEmpty();
        assertThat(database.occurrences("reviews", ann.username())).isEmpty();
        assertThat(database.occurrences("reviews", ann.email())).isEmpty();
        assertThat(database.occurrences("reviews", "From Ann")).isEmpty();
        assertThat(database.occurrences("reviews", "Ann was rude")).isEmpty();
        service.http().get("/" + review).expectProblem(404, "review-unknown");
        var removed = events.await("reviews", "removed", visited.id);
        Contracts.check(removed);
        assertThat(removed.json().get("reviewId").asText()).isEqualTo(review);
        var rest = service.http().get("/?eventId=" + visited.id).json();
        assertThat(rest.at("/summary/average").asDouble()).isEqualTo(5);
        assertThat(rest.at("/items/0/helpful").asInt()).isZero();

        assertThat(service.http().get("/" + ofOwn).expect(200).json().has("reply"))
                .isFalse();
        assertThat(service.http().get("/" + ofHelped).expect(200).json().has("reply"))
                .isFalse();
        Contracts.check(events.await(
                "reviews",
                "changed",
                own.id,
                record -> !record.json()
                        .get("organiserId")
                        .asText()
                        .equals(ann.id().toString())));
        assertThat(service.http()
                        .get("/?eventId=" + own.id)
                        .json()
                        .at("/summary/average")
                        .asDouble())
                .as("the organiser's event keeps its ratings")
                .isEqualTo(4);
        assertThat(service.http()
                        .get("/?organiser=" + ann.id())
                        .json()
                        .at("/summary/count")
                        .asInt())
                .isZero();
        assertThat(database.count(
                        "reviews.organiser_summary s join reviews.known_event e using (organiser_id)"
                                + " where e.event_id = ? and s.fours = 1",
                        own.id))
                .isEqualTo(1);
        assertThat(database.count("reviews.audit_entry where review_id = ?::uuid and actor_username = ''", other))
                .isEqualTo(2);
        Visitor.of(service, eve)
                .tryPost(visited.id, 5, "That somebody was checked in is still known")
                .expectProblem(403, "not-attended");
    }

    @Test
    void whatComesLateBringsNobodyBack(RunningService service, Events events, Database database) {
        var ann = Person.user("ann");
        var bob = Person.user("bob");
        var own = PastEvent.of(ann).registered(bob);
        var visited = PastEvent.make();
        erase(events, database, ann);

        own.change("changed");
        visited.team(Map.of(ann, "checkin")).change("changed").registered(ann).checkedIn(ann);
        PastEvent.of(ann);
        var visitor = Visitor.of(service, ann);
        visitor.tryPost(visited.id, 5, "x").expectProblem(401, "invalid-token");
        visitor.http().send("PUT", "/" + Ids.next() + "/helpful").expectProblem(401, "invalid-token");
        visitor.http().get("/?eventId=" + visited.id).expect(200);
        assertThat(database.occurrences("reviews", ann.id().toString())).isEmpty();
        assertThat(database.occurrences("reviews", ann.username())).isEmpty();

        Visitor.of(service, bob).post(own.id, 5, "The event is still there");
        var neutral = Person.user("former");
        own.ownedBy(neutral).team(Map.of()).change("changed");
        var ofNeutral = service.http().get("/?organiser=" + neutral.id()).json();
        assertThat(ofNeutral.at("/summary/count").asInt()).isEqualTo(1);
    }

    @Test
    void somebodyUnknownIsForgottenAsWell(Events events, Database database) {
        erase(events, database, Person.user("nobody"));
    }

    /** Erases the account, and waits for the receipt and for all that it caused to be sent. */
    private static void erase(Events events, Database database, Person person) {
        var erasure = Ids.next();
        events.publish(
                "accounts",
                "erased",
                person.id(),
                Map.of(
                        "userId",
                        person.id().toString(),
                        "erasureId",
                        erasure.toString(),
                        "at",
                        Instant.now().toString()));
        var receipt = events.await("erasures", "completed", erasure);
        Contracts.check(receipt);
        assertThat(receipt.json().get("service").asText()).isEqualTo("reviews");
        Awaitility.await("the outbox is empty")
                .atMost(Duration.ofSeconds(10))
                .until(() -> database.count("reviews.outbox") == 0);
    }
}
