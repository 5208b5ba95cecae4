package io.convoke.registration;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An event as the event service would publish it, and each of its changes with the next version. */
final class PublishedEvent {
    final UUID id = UUID.randomUUID();
    final Person organiser = Person.user("olga");
    private final Events events;
    private final Map<String, Object> state = new LinkedHashMap<>();
    private long version = 1;

    private PublishedEvent(Events events, int capacity) {
        this.events = events;
        var start = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MILLIS);
        state.put("eventId", id.toString());
        state.put("sequence", 0);
        state.put("name", "Evening of short talks");
        state.put("start", start.toString());
        state.put("end", start.plus(Duration.ofHours(2)).toString());
        state.put("timeZone", "Europe/Moscow");
        state.put("status", "active");
        state.put("capacity", capacity);
        state.put("organiser", Map.of("id", organiser.id().toString(), "username", organiser.username()));
        state.put("team", new ArrayList<>());
    }

    /** An event in a week that is known to the service when this returns. */
    static PublishedEvent ofCapacity(int capacity) {
        return unpublished(capacity).publish();
    }

    /** An event that begins in an hour and lasts for two, whose doors are open; known when this returns. */
    static PublishedEvent soon(int capacity) {
        return unpublished(capacity).in(Duration.ofHours(1)).publish();
    }

    /** An event that nobody has been told of. */
    static PublishedEvent unpublished(int capacity) {
        return new PublishedEvent(Bench.current().events(), capacity);
    }

    PublishedEvent with(String field, Object value) {
        state.put(field, value);
        return this;
    }

    PublishedEvent without(String field) {
        state.remove(field);
        return this;
    }

    /** The same two hours at another time, by so much from now. */
    PublishedEvent in(Duration untilStart) {
        var start = Instant.now().plus(untilStart).truncatedTo(ChronoUnit.MILLIS);
        return with("start", start.toString())
                .with("end", start.plus(Duration.ofHours(2)).toString());
    }

    PublishedEvent withTeam(Person person, String role) {
        return with("team", List.of(Map.of("userId", person.id().toString(), "role", role)));
    }

    Instant start() {
        return Instant.parse((String) state.get("start"));
    }

    long version() {
        return version;
    }

    /** The state at the present version. */
    Map<String, Object> payload() {
        var payload = new LinkedHashMap<>(state);
        payload.put("version", version);
        payload.put("at", Instant.now().toString());
        return payload;
    }

    /** Publishes it and waits until the service knows. */
    PublishedEvent publish() {
        return send("published");
    }

    /** Publishes the next version and waits until the service knows. */
    PublishedEvent change(String type) {
        version++;
        return send(type);
    }

    private PublishedEvent send(String type) {
        events.publish("events", type, id, payload());
        awaitKnown();
        return this;
    }

    /** Waits until the service knows this version. */
    void awaitKnown() {
        Awaitility.await("event " + id + " known at version " + version)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current()
                                .database()
                                .count(
                                        "registration.known_event where event_id = ? and version >= ? and from_topic",
                                        id,
                                        version)
                        == 1);
    }
}
