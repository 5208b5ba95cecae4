package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RegistrationTest
class EventChangesIT {
    @Test
    void moreSeatsPromoteTheFirstOfTheLineInOrder(RunningService service, Events events) {
        var event = PublishedEvent.ofCapacity(1);
        var people = new ArrayList<Visitor>();
        var registrations = new ArrayList<JsonNode>();
        for (int i = 0; i < 5; i++) {
            people.add(Visitor.user(service, "p" + i));
            registrations.add(people.get(i).register(event.id));
        }

        event.with("capacity", 3).change("changed");

        assertThat(people.get(1).read(registrations.get(1)).get("status").asText())
                .isEqualTo("registered");
        assertThat(people.get(2).read(registrations.get(2)).get("status").asText())
                .isEqualTo("registered");
        assertThat(people.get(3)
                        .read(registrations.get(3))
                        .get("waitlistPosition")
                        .asInt())
                .isEqualTo(1);
        var history = SeatsHistory.await(events, event.id, 6);
        assertThat(history.types().subList(10, 13)).containsExactly("promoted", "promoted", "seats-changed");
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void nobodyIsPromotedIntoACancelledEvent(RunningService service, Events events) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        var seat = ann.register(event.id);
        var place = bob.register(event.id);
        event.with("status", "cancelled").change("cancelled");

        assertThat(ann.read(seat).get("status").asText()).isEqualTo("registered");
        assertThat(ann.read(seat).at("/event/status").asText()).isEqualTo("cancelled");
        ann.cancel(seat);

        assertThat(bob.read(place).get("status").asText()).isEqualTo("waitlisted");
        var history = SeatsHistory.await(events, event.id, 3);
        assertThat(history.types()).doesNotContain("promoted");
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aMovedEventMovesItsClosing(RunningService service) {
        var event = PublishedEvent.ofCapacity(5);
        event.with("start", Instant.now().minus(Duration.ofMinutes(1)).toString())
                .change("changed");
        var ann = Visitor.user(service, "ann");
        ann.tryRegister(event.id).expectProblem(409, "registration-closed");
        event.with("start", Instant.now().plus(Duration.ofHours(1)).toString()).change("changed");
        ann.register(event.id);
    }

    @Test
    void aChangeThatDoesNotConcernSeatsIsNotTold(RunningService service, Events events) {
        var event = PublishedEvent.ofCapacity(5);
        event.with("name", "Another name").change("changed");
        var ann = Visitor.user(service, "ann");
        assertThat(ann.register(event.id).at("/event/name").asText()).isEqualTo("Another name");
        assertThat(SeatsHistory.await(events, event.id, 1).types()).containsExactly("confirmed", "seats-changed");
    }

    @Test
    void fewerSeatsThanPeopleTurnNobodyAway(RunningService service, Database database) {
        var event = PublishedEvent.ofCapacity(3);
        Visitor.user(service, "ann").register(event.id);
        Visitor.user(service, "bob").register(event.id);
        event.with("capacity", 1).change("changed");
        assertThat(database.count(
                        "registration.event_seats where event_id = ? and capacity = 2 and taken = 2", event.id))
                .isEqualTo(1);
        assertThat(SeatsHistory.whole(event.id).violations()).isEmpty();
    }

    @Test
    void oneIdIsAppliedOnceWhateverItBrings(RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(3);
        event.with("capacity", 4);
        var payload = new HashMap<>(event.payload());
        payload.put("version", 2);
        var id = UUID.randomUUID().toString();
        events.publish("events", "changed", event.id, payload, id);
        payload.put("version", 3);
        payload.put("capacity", 50);
        events.publish("events", "changed", event.id, payload, id);
        Applied.await(events.publish("events", "nonsense", event.id, Map.of()));

        assertThat(database.count("registration.event_seats where event_id = ? and capacity = 4", event.id))
                .isEqualTo(1);
    }

    @Test
    void recordsThatCannotBeAppliedAreBuriedWithTheReasonAndTheChannelGoesOn(
            RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(3);
        var key = event.id.toString();
        var headers = Map.of(
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", "io.convoke.events.changed",
                "ce_time", Instant.now().toString());
        events.publishRaw("events", key, "not JSON " + key, headers);
        events.publishRaw("events", key, "{\"no\": \"headers " + key + "\"}", Map.of());
        events.publishRaw("events", key, "{\"eventId\": \"" + key + "\", \"capacity\": \"many\"}", headers);
        events.publishRaw("events", "not a key", "{\"key\": \"" + key + "\"}", headers);
        var halfAnEvent = new HashMap<>(event.payload());
        halfAnEvent.remove("start");
        halfAnEvent.put("version", 2);
        events.publish("events", "changed", event.id, halfAnEvent);

        event.with("capacity", 7).change("changed");

        assertThat(database.count("registration.event_seats where event_id = ? and capacity = 7", event.id))
                .isEqualTo(1);
        for (var reason : new String[] {"not JSON", "headers " + key, "many", "\"key\"", "\"version\":2"}) {
            var buried = events.await(
                    "dlt.registration-events",
                    record -> record.json().toString().contains(key)
                            && record.json().toString().replace("\\", "").contains(reason));
            assertThat(buried.headers().get("dlt_reason")).isNotBlank();
            assertThat(buried.headers().get("dlt_topic")).isEqualTo(events.topic("events"));
            assertThat(buried.headers()).containsKeys("dlt_partition", "dlt_offset", "dlt_time");
        }
        Visitor.user(service, "ann").register(event.id);
    }
}
