package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class RegistrationsResourceIT {
    @Test
    void theLastSeatIsTakenTheNextCallerWaitsAndIsPromoted(RunningService service, Tokens tokens, Events events) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = service.http().as(tokens.of(Person.user("ann")));
        var bob = service.http().as(tokens.of(Person.user("bob")));
        var request = Map.of("eventId", event.id.toString());

        var first = ann.post("/", request).expect(201);
        assertThat(first.json().get("status").asText()).isEqualTo("registered");
        assertThat(first.json().has("waitlistPosition")).isFalse();
        var id = first.json().get("id").asText();
        assertThat(first.header("Location").orElseThrow()).endsWith("/api/v1/registrations/" + id);
        var second = bob.post("/", request).expect(201);
        assertThat(second.json().get("status").asText()).isEqualTo("waitlisted");
        assertThat(second.json().get("waitlistPosition").asInt()).isEqualTo(1);

        ann.post("/" + id + "/cancel").expect(200);
        var promoted =
                bob.get("/" + second.json().get("id").asText()).expect(200).json();
        assertThat(promoted.get("status").asText()).isEqualTo("registered");
        assertThat(promoted.has("waitlistPosition")).isFalse();

        events.await(
                "registrations",
                "seats-changed",
                event.id,
                last -> last.json().get("version").asInt() == 3);
        var told = events.received("registrations").stream()
                .filter(record -> record.key().equals(event.id.toString()))
                .toList();
        assertThat(told)
                .extracting(record -> record.type().replace("io.convoke.registrations.", ""))
                .containsExactly(
                        "confirmed",
                        "seats-changed",
                        "waitlisted",
                        "seats-changed",
                        "cancelled",
                        "promoted",
                        "seats-changed");
        told.forEach(Contracts::check);
    }
}
