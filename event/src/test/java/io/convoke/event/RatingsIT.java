package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ratings as reviews tells them (E10). */
@ServiceTest
class RatingsIT {
    private final String name = "Rated " + UUID.randomUUID();
    private Http anonymous;
    private UUID id;

    @BeforeEach
    void makeAnEvent(RunningService service, Tokens tokens) {
        anonymous = service.http();
        var made = anonymous.as(tokens.of(Person.user("ann"))).post("/", Requests.event(name));
        id = UUID.fromString(made.expect(201).json().get("id").asText());
    }

    @Test
    void anEventShowsWhatItsReviewersThink(Events events) {
        assertThat(rating()).isEqualTo(Json.tree("{\"count\": 0}"));
        publish(events, "posted", 1, 0, 1);
        await("""
                {"average": 5.0, "count": 1, "histogram": {"1": 0, "2": 0, "3": 0, "4": 0, "5": 1}}""");
        publish(events, "posted", 2, 2, 1);
        publish(events, "changed", 3, 1, 2);
        await("""
                {"average": 4.666666666666667, "count": 3, "histogram": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 2}}""");
        var found = anonymous
                .get("/?status=all&q=" + name.replace(" ", "%20"))
                .expect(200)
                .json();
        assertThat(found.at("/items/0/rating")).isEqualTo(rating());
        assertThat(anonymous.get("/" + id).header("ETag"))
                .as("a rating is no change of the event")
                .contains("\"1\"");
        publish(events, "removed", 4, 0, 0);
        await("{\"count\": 0}");
    }

    @Test
    void theSamplesOfTheContractAreUnderstood(Events events) {
        for (var type : new String[] {"posted", "changed", "removed"}) {
            var sample = Contracts.sample("reviews", type).put("eventId", id.toString());
            events.publish("reviews", type, id, sample);
        }
        await("""
                {"average": 4.5, "count": 2, "histogram": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 1}}""");
    }

    @Test
    void whatIsOlderChangesNothing(Events events) {
        publish(events, "posted", 2, 1, 1);
        await("""
                {"average": 4.5, "count": 2, "histogram": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 1}}""");
        publish(events, "posted", 1, 0, 1);
        publish(events, "removed", 2, 0, 0);
        barrier(events);
        assertThat(rating().get("count").asInt()).isEqualTo(2);
    }

    @Test
    void theWholeHistoryAgainEndsInTheSameState(Events events) {
        publish(events, "posted", 1, 0, 1);
        publish(events, "posted", 2, 1, 1);
        publish(events, "removed", 3, 1, 0);
        await("""
                {"average": 4.0, "count": 1, "histogram": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 0}}""");
        var history = events.received("reviews").stream()
                .filter(record -> record.key().equals(id.toString()))
                .toList();
        assertThat(history).hasSize(3);
        history.forEach(events::repeat);
        history.forEach(record -> events.publish("reviews", type(record), id, record.json()));
        barrier(events);
        assertThat(rating().get("count").asInt()).isEqualTo(1);
        assertThat(rating().get("average").asDouble()).isEqualTo(4);
    }

    @Test
    void whatIsNotUnderstoodIsLeftOrBuried(Events events) {
        events.publish("reviews", "from-the-future", id, Map.of());
        events.publish("reviews", "posted", id, Map.of("eventId", id.toString()));
        publish(events, "posted", 1, 1, 0);
        await("""
                {"average": 4.0, "count": 1, "histogram": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 0}}""");
        events.await("dlt.event-reviews", record -> record.key().equals(id.toString()));
    }

    /** Returns when all that was published for this event before has been applied. */
    private void barrier(Events events) {
        events.publish("reviews", "posted", id, Map.of("the", "end"));
        events.await(
                "dlt.event-reviews",
                record -> record.key().equals(id.toString())
                        && record.json().path("the").asText().equals("end"));
    }

    private static String type(Received record) {
        return record.type().replace("io.convoke.reviews.", "");
    }

    /** Publishes a summary of so many fours and fives. */
    private void publish(Events events, String type, int version, int fours, int fives) {
        var sample = Contracts.sample("reviews", type).put("eventId", id.toString());
        var count = fours + fives;
        var summary = sample.putObject("eventSummary");
        if (count == 0) {
            summary.putNull("average");
        } else {
            summary.put("average", (4.0 * fours + 5.0 * fives) / count);
        }
        summary.put("count", count).put("version", version);
        summary.putObject("histogram")
                .put("1", 0)
                .put("2", 0)
                .put("3", 0)
                .put("4", fours)
                .put("5", fives);
        Contracts.check("reviews", type, sample);
        events.publish("reviews", type, id, sample);
    }

    private JsonNode rating() {
        return anonymous.get("/" + id).expect(200).json().get("rating");
    }

    private void await(String json) {
        var wanted = Json.tree(json);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rating()).isEqualTo(wanted));
    }
}
