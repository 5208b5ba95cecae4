package io.convoke.media;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An event with its team and those who have a seat, as the services that own them would tell of it. */
final class Gathering {
    final UUID id = UUID.randomUUID();
    final Person owner = Person.user("olga");
    private final Events events = Bench.current().events();
    private final com.fasterxml.jackson.databind.node.ObjectNode state = Contracts.sample("events", "published");
    private long version;
    private long seats;

    private Gathering() {
        state.put("eventId", id.toString());
        state.putObject("organiser").put("id", owner.id().toString()).put("username", owner.username());
        state.putArray("team").addObject().put("userId", owner.id().toString()).put("role", "owner");
    }

    /** An event that is published, and known to the service when this returns. */
    static Gathering published() {
        return new Gathering().tell("published");
    }

    /** An event that nobody is told of. */
    static Gathering secret() {
        return new Gathering();
    }

    /** Somebody helps to run it. */
    Gathering with(Person person, String role) {
        state.withArray("team")
                .addObject()
                .put("userId", person.id().toString())
                .put("role", role);
        return tell("changed");
    }

    /** The next version of the event, and waits until the service knows. */
    Gathering tell(String type) {
        events.publish("events", type, id, payload());
        Awaitility.await("event " + id + " at version " + version)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current()
                                .database()
                                .count("media.known_event where event_id = ? and version >= ?", id, version)
                        == 1);
        return this;
    }

    /** The state in the next version. */
    com.fasterxml.jackson.databind.node.ObjectNode payload() {
        version++;
        return state.deepCopy().put("version", version).put("at", Instant.now().toString());
    }

    /** The person gets a seat; the service may not know yet when this returns. */
    UUID seat(Person person) {
        var registration = UUID.randomUUID();
        tellOfSeat("confirmed", person, registration);
        return registration;
    }

    void tellOfSeat(String type, Person person, UUID registration) {
        seats++;
        var record = Contracts.sample("registrations", type)
                .put("registrationId", registration.toString())
                .put("eventId", id.toString())
                .put("userId", person.id().toString())
                .put("username", person.username());
        if (record.has("seatsVersion")) {
            record.put("seatsVersion", seats);
        }
        Applied.await(events.publish("registrations", type, id, record));
    }
}
