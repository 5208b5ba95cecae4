package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class EventsIT {
    @Test
    void anEventIsMadeReadAndPublished(RunningService service, Tokens tokens, Events events) {
        var ann = Person.user("ann");
        var made = service.http()
                .as(tokens.of(ann))
                .post("/", Map.of("name", "Kotlin evening", "start", "2031-03-27T19:00", "timeZone", "Europe/Moscow"))
                .expect(201);
        var id = UUID.fromString(made.json().get("id").asText());
        assertThat(made.header("Location").orElseThrow()).endsWith("/api/v1/events/" + id);
        assertThat(made.header("ETag")).contains("\"1\"");

        var read = service.http().get("/" + id).expect(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.json().get("start").asText()).isEqualTo("2031-03-27T16:00:00Z");

        var published = events.await("events", "published", id);
        Contracts.check("events", "published", published.json());
    }
}
