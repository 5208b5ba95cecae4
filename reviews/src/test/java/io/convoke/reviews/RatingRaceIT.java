package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Summaries are what the reviews add up to, however many change at the same time on however many servers (I11). */
@ReviewsTest
class RatingRaceIT {
    @Test
    void summariesAreExactAndToldWithoutGaps(RunningService service, Events events, Database database) {
        var seed = ThreadLocalRandom.current().nextLong(1_000_000);
        RatingRace race;
        try (var second = Bench.current()
                .start("reviews-second", Map.of("convoke.rate-limits", "off", "db.reviews.lock-timeout", "20s"))) {
            race = new RatingRace(List.of(service, second), seed);
            race.run();
        }
        assertThat(race.surprises).as(race.toString()).isEmpty();
        assertThat(race.changes).as(race.toString()).hasSizeGreaterThan(150);
        assertThat(race.recomputed()).as(race.toString()).isEmpty();

        var told = awaitAll(events, race);
        assertThat(told).as("one event for each change").hasSameSizeAs(race.changes);
        told.forEach(Contracts::check);
        for (var event : List.of(race.first, race.second)) {
            var ofEvent = told.stream()
                    .filter(record -> record.key().equals(event.id.toString()))
                    .toList();
            assertThat(ofEvent)
                    .extracting(record -> version(record, "eventSummary"))
                    .as("versions of %s, %s", event.id, race)
                    .containsExactlyElementsOf(oneUpTo(ofEvent.size()));
            checkReplay(ofEvent);
            var last = ofEvent.get(ofEvent.size() - 1).json().get("eventSummary");
            assertThat(shown(service, "/?eventId=" + event.id)).isEqualTo(summary(last));
        }
        // Events of one organiser may be in different partitions; their versions make one row all the same.
        assertThat(told)
                .extracting(record -> version(record, "organiserSummary"))
                .containsExactlyInAnyOrderElementsOf(oneUpTo(told.size()));
        var newest = told.stream()
                .max(Comparator.comparing(record -> version(record, "organiserSummary")))
                .orElseThrow();
        assertThat(shown(service, "/?organiser=" + race.olga.id()))
                .isEqualTo(summary(newest.json().get("organiserSummary")));

        database.update("update reviews.event_summary set ones = ones + 1 where event_id = ?", race.first.id);
        assertThat(race.recomputed()).as("the check can fail").hasSize(1);
        database.update("update reviews.event_summary set ones = ones - 1 where event_id = ?", race.first.id);
    }

    /** What is told adds up: each summary is the one before with the review in its new state. */
    private static void checkReplay(List<Received> ofEvent) {
        var shown = new HashMap<UUID, Integer>();
        for (var record : ofEvent) {
            var json = record.json();
            var id = UUID.fromString(json.get("reviewId").asText());
            if (record.type().endsWith("removed") || json.path("hidden").asBoolean()) {
                shown.remove(id);
            } else {
                shown.put(id, json.get("rating").asInt());
            }
            var summary = json.get("eventSummary");
            assertThat(summary.get("count").asInt()).isEqualTo(shown.size());
            for (int rating = 1; rating <= 5; rating++) {
                var wanted = rating;
                assertThat(summary.at("/histogram/" + rating).asLong())
                        .isEqualTo(shown.values().stream()
                                .filter(one -> one == wanted)
                                .count());
            }
            var mean = shown.values().stream().mapToInt(one -> one).average();
            if (mean.isPresent()) {
                assertThat(summary.get("average").asDouble()).isEqualTo(mean.getAsDouble());
            } else {
                assertThat(summary.get("average").isNull()).isTrue();
            }
        }
    }

    private static List<Received> awaitAll(Events events, RatingRace race) {
        var keys = List.of(race.first.id.toString(), race.second.id.toString());
        Awaitility.await("all changes told")
                .atMost(Duration.ofSeconds(30))
                .until(() -> told(events, keys).size() >= race.changes.size());
        return told(events, keys);
    }

    private static List<Received> told(Events events, List<String> keys) {
        return events.received("reviews").stream()
                .filter(record -> keys.contains(record.key()))
                .toList();
    }

    private static long version(Received record, String summary) {
        return record.json().at("/" + summary + "/version").asLong();
    }

    private static List<Long> oneUpTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static Map<String, Object> shown(RunningService service, String query) {
        return summary(service.http().get(query).expect(200).json().get("summary"));
    }

    private static Map<String, Object> summary(JsonNode summary) {
        return Map.of(
                "average",
                summary.path("average").asDouble(),
                "count",
                summary.get("count").asInt(),
                "histogram",
                summary.get("histogram").toString());
    }
}
