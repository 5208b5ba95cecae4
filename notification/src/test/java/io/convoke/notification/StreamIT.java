package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The own list, live. */
@NotificationTest
class StreamIT {
    @Test
    void newOnesArriveAndMissedOnesAreMadeUpFor(Bench bench, RunningService service) {
        var scene = new Scene(bench);
        var ann = scene.person("ann");
        var bob = scene.person("bob");
        var event = scene.publish("published", scene.event("Live", Instant.now().plus(Duration.ofDays(40))));

        try (var stream = LiveStream.open(bench, service, ann)) {
            stream.awaitSignOfLife();
            scene.publish("confirmed", scene.seat(bob, event));
            var seat = scene.publish("confirmed", scene.seat(ann, event));
            var told = stream.awaitTold("registration-confirmed", "sent");
            assertThat(told.get("subject").asText()).isEqualTo("You have a seat: Live");
            assertThat(stream.lines())
                    .contains("event: notification", "id: " + told.get("id").asText());
            assertThat(stream.told().stream()
                            .map(node -> node.get("id").asText())
                            .distinct())
                    .hasSize(1);
            scene.publish("cancelled", seat);
            stream.awaitTold("registration-cancelled", "sent");
        }

        var first = scene.list(ann).get(1).get("id").asText();
        try (var stream = LiveStream.openAfter(bench, service, ann, first)) {
            stream.awaitTold("registration-cancelled", "sent");
            assertThat(stream.told()).hasSize(1);
        }
    }

    @Test
    void strangersAndBadIdsAreRefused(RunningService service, Bench bench) {
        var stranger = service.http().with("Accept", "text/event-stream");
        stranger.get("/stream").expectProblem(401, "invalid-token");
        var ann = stranger.as(bench.tokens().of(Person.user("ann")));
        ann.with("Last-Event-ID", "x").get("/stream").expectProblem(400, "malformed-request");
    }
}
