package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organiser whose account is erased leaves nothing behind, and whoever relied on the events is told. */
@ServiceTest
class ErasureIT {
    private final Person ann = Person.user("ann");
    private final Person bob = Person.user("bob");
    private Http organiser;
    private Http other;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        organiser = service.http().as(tokens.of(ann));
        other = service.http().as(tokens.of(bob));
    }

    @Test
    void nothingOfThePersonIsLeft(RunningService service, Events events, Database database) {
        var coming = make(organiser, Requests.event());
        var running = make(organiser, startingIn(Duration.ofMinutes(-5)));
        var past = make(organiser, startingIn(Duration.ofMinutes(-5)));
        organiser.post("/" + past + "/complete").expect(200);
        var cancelled = make(organiser, Requests.event());
        organiser.post("/" + cancelled + "/cancel").expect(200);
        var draft = make(
                organiser,
                Requests.with(Requests.with(Requests.event(), "status", "draft"), "location", Map.of("city", "Kazan")));
        organiser
                .put("/" + coming + "/team/" + bob.id(), Map.of("role", "editor"))
                .expect(200);
        var others = make(other, Requests.event());
        other.put("/" + others + "/team/" + ann.id(), Map.of("role", "checkin")).expect(200);
        var othersDraft = make(other, Requests.with(Requests.event(), "status", "draft"));
        other.put("/" + othersDraft + "/team/" + ann.id(), Map.of("role", "editor"))
                .expect(200);
        var place = organiser
                .post("/locations", Map.of("city", "Kazan"))
                .expect(201)
                .json();
        make(
                other,
                Requests.with(Requests.event(), "locationId", place.get("id").asText()));
        assertThat(database.occurrences("event", ann.id().toString()))
                .contains("event.owner_id", "event_team.user_id", "location.created_by");

        erase(events, database, ann);

        assertThat(database.occurrences("event", ann.id().toString())).isEmpty();
        assertThat(database.occurrences("event", ann.username())).isEmpty();
        assertThat(database.occurrences("event", ann.email())).isEmpty();

        var called = service.http().get("/" + coming).expect(200).json();
        assertThat(called.get("status").asText()).isEqualTo("cancelled");
        assertThat(called.get("cancelReason").asText()).isEqualTo("The organiser has left the platform");
        for (var event : List.of(coming, running, past, cancelled)) {
            var shown = service.http().get("/" + event).expect(200).json();
            assertThat(shown.at("/organiser/username").asText()).isEqualTo("former member");
            assertThat(shown.at("/organiser/id")).isEqualTo(called.at("/organiser/id"));
        }
        assertThat(status(service, running)).isEqualTo("active");
        assertThat(status(service, past)).isEqualTo("completed");
        assertThat(status(service, cancelled)).isEqualTo("cancelled");
        service.http().get("/" + draft).expectProblem(404, "event-unknown");
        assertThat(database.count("event.event where id = ?", draft)).isZero();
        assertThat(service.http()
                        .get("/locations/" + place.get("id").asText())
                        .expect(200)
                        .json())
                .isEqualTo(place);
        assertThat(other.get("/" + othersDraft + "/team").expect(200).json().get("items"))
                .hasSize(1);

        var told = events.await("events", "cancelled", coming);
        assertThat(told.json().get("reason").asText()).isEqualTo("The organiser has left the platform");
        for (var event : List.of(coming, running, past, cancelled, others)) {
            var history = told(events, event);
            history.forEach(Contracts::check);
            assertThat(history)
                    .extracting(record -> record.json().get("version").asLong())
                    .as("versions have no gap")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, history.size()).boxed().toList());
            var last = history.get(history.size() - 1).json();
            assertThat(last.toString()).doesNotContain(ann.id().toString()).doesNotContain(ann.username());
        }
        var neutral = events.await("events", "changed", past).json();
        assertThat(neutral.at("/organiser/username").asText()).isEqualTo("former member");
        assertThat(neutral.get("status").asText()).isEqualTo("completed");
        assertThat(neutral.at("/team/0/userId")).isEqualTo(neutral.at("/organiser/id"));
        assertThat(told(events, draft)).isEmpty();
    }

    @Test
    void whoIsErasedComesBackByNoMeans(RunningService service, Events events, Database database) {
        var others = make(other, Requests.event());
        erase(events, database, ann);
        organiser.post("/", Requests.event()).expectProblem(401, "invalid-token");
        organiser.post("/locations", Map.of("city", "Kazan")).expectProblem(401, "invalid-token");
        other.put("/" + others + "/team/" + ann.id(), Map.of("role", "checkin"))
                .expectProblem(404, "team-member-unknown");
        organiser.get("/" + others).expect(200);
        assertThat(database.occurrences("event", ann.id().toString())).isEmpty();
    }

    private static List<Received> told(Events events, UUID event) {
        return events.received("events").stream()
                .filter(record -> record.key().equals(event.toString()))
                .toList();
    }

    private static String status(RunningService service, UUID event) {
        JsonNode shown = service.http().get("/" + event).expect(200).json();
        return shown.get("status").asText();
    }

    private static UUID make(Http http, Map<String, Object> body) {
        return UUID.fromString(http.post("/", body).expect(201).json().get("id").asText());
    }

    private static Map<String, Object> startingIn(Duration pause) {
        var start = Instant.now().plus(pause).truncatedTo(ChronoUnit.SECONDS);
        var body = Requests.with(Requests.event(), "start", start.toString());
        body.put("end", start.plus(Duration.ofHours(3)).toString());
        return body;
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
        assertThat(receipt.json().get("service").asText()).isEqualTo("event");
        Awaitility.await("the outbox is empty")
                .atMost(Duration.ofSeconds(10))
                .until(() -> database.count("event.outbox") == 0);
    }
}
