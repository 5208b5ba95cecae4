package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service learns from others: late, twice, out of order, or broken. */
@ReviewsTest
class EventChangesIT {
    @Test
    void registrationsMayComeBeforeTheirEvent(RunningService service) {
        var ann = Person.user("ann");
        var event = PastEvent.unpublished(Person.user("olga")).registered(ann);
        Visitor.of(service, ann).tryPost(event.id, 5, "x").expectProblem(404, "event-unknown");
        event.tell("published");
        Visitor.of(service, ann).post(event.id, 5, "x");
    }

    @Test
    void olderVersionsChangeNothing(Events events, Database database) {
        var event = PastEvent.make();
        var old = new HashMap<>(event.payload());
        event.with("name", "New name").change("changed");
        old.put("name", "Old name");
        Applied.await("reviews-events", events.publish("events", "changed", event.id, old));
        assertThat(database.count("reviews.known_event where event_id = ? and name = 'New name'", event.id))
                .isEqualTo(1);
    }

    @Test
    void theWholeHistoryUnderNewIdsChangesNothing(RunningService service, Events events, Database database) {
        var ann = Person.user("ann");
        var bob = Person.user("bob");
        var event = PastEvent.make().registered(ann, bob).checkedIn(ann);
        event.with("status", "completed").change("completed");
        Visitor.of(service, ann).post(event.id, 4, "x");
        var sql = "select e.*, s.*, (select string_agg(a::text, ',' order by registration_id)"
                + " from reviews.attendance a where a.event_id = e.event_id) as people"
                + " from reviews.known_event e join reviews.event_summary s using (event_id) where event_id = ?";
        var before = database.rows(sql, event.id);
        for (var topic : new String[] {"events", "registrations"}) {
            var last = events.received(topic).stream()
                    .filter(record -> record.key().equals(event.id.toString()))
                    .map(record -> events.publish(
                            topic,
                            record.type().substring(record.type().lastIndexOf('.') + 1),
                            event.id,
                            record.json()))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            Applied.await("reviews-" + topic, last);
        }
        assertThat(database.rows(sql, event.id)).isEqualTo(before);
        Visitor.of(service, bob).tryPost(event.id, 4, "x").expectProblem(403, "not-attended");
    }

    @Test
    void poisonIsBuriedAndTheRestGoesOn(Events events) {
        var event = PastEvent.make();
        var broken = new HashMap<>(event.payload());
        broken.remove("organiser");
        events.publish("events", "changed", event.id, broken);
        events.publish("registrations", "confirmed", event.id, Map.of("eventId", event.id.toString()));
        events.publish("events", "from-the-future", event.id, Map.of());
        events.publish("registrations", "seats-changed", event.id, Map.of());
        event.change("changed").registered(Person.user("ann"));
        for (var consumer : new String[] {"reviews-events", "reviews-registrations"}) {
            var buried = events.await("dlt." + consumer, record -> record.key().equals(event.id.toString()));
            assertThat(buried.headers()).containsKey("dlt_reason");
        }
    }

    @Test
    void anotherOrganiserTakesTheRatingsAlong(RunningService service, Database database) {
        var ann = Person.user("ann");
        var event = PastEvent.make().registered(ann);
        Visitor.of(service, ann).post(event.id, 4, "x");
        var heir = Person.user("heir");
        event.ownedBy(heir).change("changed");

        var before = service.http().get("/?organiser=" + event.organiser.id()).json();
        assertThat(before.at("/summary/count").asInt()).isZero();
        assertThat(before.get("items")).isEmpty();
        var after = service.http().get("/?organiser=" + heir.id()).json();
        assertThat(after.at("/summary/average").asDouble()).isEqualTo(4);
        assertThat(after.get("items")).hasSize(1);
        assertThat(database.count("reviews.organiser_summary where organiser_id = ?", heir.id()))
                .isEqualTo(1);
        Visitor.of(service, heir)
                .tryReply(after.at("/items/0/id").asText(), "Thanks")
                .expect(200);
    }

    @Test
    void aReviewOfNobodysEventIsUnknown(RunningService service) {
        service.http().get("/" + Ids.next()).expectProblem(404, "review-unknown");
        service.http().get("/nonsense").expectProblem(400, "malformed-request");
    }
}
