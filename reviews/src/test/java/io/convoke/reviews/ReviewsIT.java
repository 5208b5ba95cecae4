package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Posting, changing and deleting reviews (V1, V2). */
@ReviewsTest
class ReviewsIT {
    @Test
    void whoAttendedReviewsOnceAndEverybodyReadsIt(RunningService service, Events events) {
        var ann = Visitor.user(service, "ann");
        var event = PastEvent.make().registered(ann.person());

        var answer = ann.tryPost(event.id, 5, "  Good talks,\ngood coffee ").expect(201);
        var review = answer.json();
        assertThat(review.get("eventId").asText()).isEqualTo(event.id.toString());
        assertThat(review.get("eventName").asText()).isEqualTo("Evening of short talks");
        assertThat(review.get("userId").asText()).isEqualTo(ann.person().id().toString());
        assertThat(review.get("username").asText()).isEqualTo(ann.person().username());
        assertThat(review.get("rating").asInt()).isEqualTo(5);
        assertThat(review.get("comment").asText()).isEqualTo("Good talks,\ngood coffee");
        assertThat(review.get("helpful").asInt()).isZero();
        assertThat(review.has("reply")).isFalse();
        assertThat(review.has("hidden")).isFalse();
        assertThat(answer.header("ETag")).contains("\"1\"");
        var id = review.get("id").asText();
        assertThat(answer.header("Location"))
                .contains(service.uri(service.prefix() + "/" + id).toString());
        assertThat(service.http().get("/" + id).expect(200).json()).isEqualTo(review);
        ann.tryPost(event.id, 4, "Again").expectProblem(409, "already-reviewed");

        var told = events.await("reviews", "posted", event.id);
        Contracts.check(told);
        assertThat(told.json().get("username").asText()).isEqualTo(ann.person().username());
        assertThat(told.json().get("organiserId").asText())
                .isEqualTo(event.organiser.id().toString());
        assertThat(told.json().at("/eventSummary/average").asDouble()).isEqualTo(5);
        assertThat(events.received("reviews", "posted", event.id)).hasSize(1);
    }

    @Test
    void whoDidNotAttendDoesNotReview(RunningService service) {
        var ann = Person.user("ann");
        var bob = Person.user("bob");
        var cid = Person.user("cid");
        var dan = Person.user("dan");
        var event = PastEvent.make().registered(ann, bob, cid, dan);
        event.registration("no-show", "no_show", cid).registration("cancelled", "cancelled", dan);

        Visitor.user(service, "eve").tryPost(event.id, 1, "Heard it was bad").expectProblem(403, "not-attended");
        Visitor.of(service, cid).tryPost(event.id, 1, "Missed it").expectProblem(403, "not-attended");
        Visitor.of(service, dan).tryPost(event.id, 1, "Gave it up").expectProblem(403, "not-attended");
        Visitor.of(service, bob).post(event.id, 4, "Nobody was checked in, so a seat is enough");
        event.checkedIn(ann);
        Visitor.of(service, ann).post(event.id, 4, "Was there");
    }

    @Test
    void whereCheckInWasUsedASeatIsNotEnough(RunningService service) {
        var ann = Person.user("ann");
        var bob = Person.user("bob");
        var event = PastEvent.make().registered(ann, bob).checkedIn(ann);
        Visitor.of(service, bob).tryPost(event.id, 1, "Missed it").expectProblem(403, "not-attended");
        event.registration("check-in-undone", "registered", ann);
        Visitor.of(service, bob).post(event.id, 3, "It was a mistake, check-in was not used");
        event.checkedIn(ann);
        Visitor.of(service, ann).post(event.id, 5, "Was there");
    }

    @Test
    void thoseWhoRunAnEventDoNotReviewIt(RunningService service) {
        var editor = Person.user("ed");
        var door = Person.user("dora");
        var event = PastEvent.unpublished(Person.user("olga"))
                .team(Map.of(editor, "editor", door, "checkin"))
                .tell("published");
        event.registered(event.organiser, editor, door);
        for (var person : new Person[] {event.organiser, editor, door}) {
            Visitor.of(service, person).tryPost(event.id, 5, "Great").expectProblem(403, "forbidden");
        }
    }

    @Test
    void anEventIsReviewedWhenItIsOver(RunningService service, Clocks clocks) {
        var ann = Person.user("ann");
        var soon = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
        var ending = PastEvent.unpublished(Person.user("olga"))
                .with("end", soon.toString())
                .tell("published")
                .registered(ann);
        var open = PastEvent.unpublished(Person.user("olga"))
                .with("start", soon.minus(Duration.ofHours(24)).toString())
                .with("end", null)
                .tell("published")
                .registered(ann);
        var completed = PastEvent.unpublished(Person.user("olga"))
                .with("end", soon.toString())
                .tell("published")
                .registered(ann);

        var early = Visitor.of(service, ann);
        early.tryPost(ending.id, 5, "Looking forward").expectProblem(409, "event-not-over");
        early.tryPost(open.id, 5, "Looking forward").expectProblem(409, "event-not-over");
        Visitor.user(service, "eve").tryPost(ending.id, 1, "No seat").expectProblem(403, "not-attended");
        completed.with("status", "completed").change("completed");
        early.post(completed.id, 5, "Its organiser ended it");

        clocks.shift("reviews", Duration.ofMinutes(121));
        var late = Visitor.of(service, ann);
        late.post(ending.id, 4, "Over");
        late.post(open.id, 4, "Over a day after its start");
    }

    @Test
    void eventsThatDidNotTakePlaceSayWhy(RunningService service) {
        var ann = Visitor.user(service, "ann");
        var cancelled = PastEvent.make().registered(ann.person());
        cancelled.with("status", "cancelled").change("cancelled");
        ann.tryPost(cancelled.id, 1, "Shame").expectProblem(409, "event-cancelled");
        ann.tryPost(PastEvent.make().change("deleted").id, 1, "Gone").expectProblem(404, "event-unknown");
        ann.tryPost(Ids.next(), 1, "Never was").expectProblem(404, "event-unknown");
    }

    @Test
    void onlyVerifiedPeopleReview(RunningService service) {
        var gus = Person.guest("gus");
        var event = PastEvent.make().registered(gus);
        Visitor.of(service, gus).tryPost(event.id, 5, "Great").expectProblem(403, "forbidden");
        service.http()
                .post("/", Map.of("eventId", event.id.toString(), "rating", 5))
                .expectProblem(401, "invalid-token");
    }

    @Test
    void whatCannotBeReadOrBreaksARuleIsNamed(RunningService service, Database database) {
        var ann = Visitor.user(service, "ann");
        var event = PastEvent.make().registered(ann.person());
        for (var rating : new int[] {0, 6, -1, Integer.MAX_VALUE}) {
            var problem = ann.tryPost(event.id, rating, "x").expectProblem(422, "validation-failed");
            assertThat(problem.at("/violations/0/field").asText()).isEqualTo("rating");
        }
        ann.tryPost(event.id, 5, "x".repeat(4001)).expectProblem(422, "validation-failed");
        ann.tryPost(event.id, 5, "bell\u0007").expectProblem(400, "malformed-request");
        ann.http().post("/", Map.of("rating", 5)).expectProblem(422, "validation-failed");
        ann.http().post("/", Map.of("eventId", event.id.toString())).expectProblem(422, "validation-failed");
        for (var rest : new String[] {"\"rating\": 4.5", "\"rating\": \"5\"", "\"rating\": 5, \"userId\": \"x\""}) {
            ann.http()
                    .post("/", "{\"eventId\": \"" + event.id + "\", " + rest + "}")
                    .expectProblem(400, "malformed-request");
        }
        assertThat(database.count("reviews.review where event_id = ?", event.id))
                .isZero();
        assertThat(ann.post(event.id, 5, "   ").has("comment"))
                .as("nothing said is no comment")
                .isFalse();
    }

    @Test
    void oneOfManyAttemptsAtOnceSucceeds(RunningService service, Database database) throws Exception {
        var ann = Visitor.user(service, "ann");
        var event = PastEvent.make().registered(ann.person());
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tries = IntStream.range(0, 8)
                    .mapToObj(i ->
                            threads.submit(() -> ann.tryPost(event.id, 5, "x").status()))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var one : tries) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.count("reviews.review where event_id = ?", event.id))
                .isEqualTo(1);
        assertThat(database.count("reviews.event_summary where event_id = ? and fives = 1 and version = 1", event.id))
                .isEqualTo(1);
    }

    @Test
    void aKeyMakesARetrySafe(RunningService service, Database database) {
        var ann = Visitor.user(service, "ann");
        var event = PastEvent.make().registered(ann.person());
        var keyed = new Visitor(
                ann.person(),
                ann.http().with("Idempotency-Key", UUID.randomUUID().toString()));
        var first = keyed.tryPost(event.id, 5, "Good").expect(201);
        var again = keyed.tryPost(event.id, 5, "Good").expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        keyed.tryPost(event.id, 4, "Good").expectProblem(422, "idempotency-key-reused");
        assertThat(database.count("reviews.review where event_id = ?", event.id))
                .isEqualTo(1);
    }

    @Test
    void itsAuthorChangesAndDeletesItForAWhile(RunningService service, Events events, Clocks clocks) {
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        var event = PastEvent.make().registered(ann.person(), bob.person());
        var id = ann.post(event.id, 5, "Good").get("id").asText();
        var other = bob.post(event.id, 1, "Bad").get("id").asText();

        ann.http().put("/" + id, Map.of("rating", 4)).expectProblem(428, "precondition-required");
        ann.http().with("If-Match", "\"7\"").put("/" + id, Map.of("rating", 4)).expectProblem(412, "stale");
        var changed = ann.http()
                .with("If-Match", "\"1\"")
                .put("/" + id, Map.of("rating", 4))
                .expect(200);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(changed.json().has("comment")).isFalse();
        assertThat(ann.tryEdit(id, 3, "So so").expect(200).header("ETag")).contains("\"3\"");
        assertThat(ann.tryEdit(id, 3, "So so").expect(200).header("ETag"))
                .as("nothing changed")
                .contains("\"3\"");
        Contracts.check(events.await("reviews", "changed", event.id));

        clocks.shift("reviews", Duration.ofDays(30).plusSeconds(60));
        var lateBob = Visitor.of(service, bob.person());
        lateBob.tryEdit(other, 2, "Not that bad").expectProblem(409, "edit-window-over");
        lateBob.http().delete("/" + other).expectProblem(409, "edit-window-over");
        clocks.shift("reviews", Duration.ofDays(29));
        Visitor.of(service, ann.person()).http().delete("/" + id).expect(204);
        clocks.reset();
        service.http().get("/" + id).expectProblem(404, "review-unknown");
        ann.http().delete("/" + id).expectProblem(404, "review-unknown");
        var removed = events.await("reviews", "removed", event.id);
        Contracts.check(removed);
        assertThat(removed.json().at("/eventSummary/average").asDouble()).isEqualTo(1);
        ann.post(event.id, 2, "One may say it again");
    }

    @Test
    void nobodyElseChangesOrDeletesIt(RunningService service) {
        var ann = Visitor.user(service, "ann");
        var event = PastEvent.make().registered(ann.person());
        var id = ann.post(event.id, 1, "Bad").get("id").asText();
        for (var other : new Visitor[] {
            Visitor.of(service, event.organiser), Visitor.user(service, "eve"), Visitor.admin(service)
        }) {
            other.tryEdit(id, 5, "Great").expectProblem(403, "forbidden");
            other.http().delete("/" + id).expectProblem(403, "forbidden");
        }
        assertThat(service.http().get("/" + id).expect(200).json().get("rating").asInt())
                .isEqualTo(1);
    }

    @Test
    void whoPostsAndDeletesInALoopIsSlowedDown(RunningService service, Clocks clocks) {
        Limits.beginAWindow(clocks);
        var ann = Visitor.user(service, "ann");
        var event = PastEvent.make().registered(ann.person());
        for (int i = 0; i < ReviewsTest.CHANGES; i++) {
            ann.http()
                    .delete("/" + ann.post(event.id, 1, "Spam").get("id").asText())
                    .expect(204);
        }
        var refused = ann.tryPost(event.id, 1, "Spam");
        refused.expectProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isPresent();
    }
}
