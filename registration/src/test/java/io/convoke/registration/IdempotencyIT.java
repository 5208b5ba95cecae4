package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RegistrationTest
class IdempotencyIT {
    @Test
    void theSameKeyGetsTheSameAnswerAndOneEffect(RunningService service, Database database) {
        var event = PublishedEvent.ofCapacity(5);
        var ann = Visitor.user(service, "ann");
        var http = ann.http().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = http.post("/", Map.of("eventId", event.id.toString())).expect(201);
        var second = http.post("/", Map.of("eventId", event.id.toString())).expect(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(database.count("registration.event_registration where event_id = ?", event.id))
                .isEqualTo(1);
    }

    @Test
    void theSameKeyInParallelHasOneEffect(RunningService service, Database database) throws Exception {
        var event = PublishedEvent.ofCapacity(5);
        var http = Visitor.user(service, "ann")
                .http()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        var threads = Executors.newFixedThreadPool(10);
        var answers = new ArrayList<Answer>();
        try {
            for (var one : IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> http.post("/", Map.of("eventId", event.id.toString()))))
                    .toList()) {
                answers.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        var done = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(done)
                .isNotEmpty()
                .extracting(Answer::json)
                .containsOnly(done.get(0).json());
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expectProblem(409, "request-in-progress"));
        assertThat(database.count("registration.event_registration where event_id = ?", event.id))
                .isEqualTo(1);
    }

    @Test
    void aKeyIsForOneBody(RunningService service) {
        var http = Visitor.user(service, "ann")
                .http()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        http.post("/", Map.of("eventId", PublishedEvent.ofCapacity(5).id.toString()))
                .expect(201);
        http.post("/", Map.of("eventId", PublishedEvent.ofCapacity(5).id.toString()))
                .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void aMalformedKeyIsNamed(RunningService service) {
        var event = PublishedEvent.ofCapacity(5);
        var ann = Visitor.user(service, "ann").http();
        for (var key : new String[] {"two words", "k".repeat(101)}) {
            var problem = ann.with("Idempotency-Key", key)
                    .post("/", Map.of("eventId", event.id.toString()))
                    .expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void aRefusalLeavesTheKeyFree(RunningService service) {
        var event = PublishedEvent.unpublished(5);
        var http = Visitor.user(service, "ann")
                .http()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        http.post("/", Map.of("eventId", event.id.toString())).expectProblem(404, "event-unknown");
        event.publish();
        http.post("/", Map.of("eventId", event.id.toString())).expect(201);
    }
}
