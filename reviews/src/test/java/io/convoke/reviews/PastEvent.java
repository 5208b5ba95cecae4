package io.convoke.reviews;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An event that was over an hour ago, as the event service and registration would publish it. Each method returns when the
 * service knows.
 */
final class PastEvent {
    final UUID id = Ids.next();
    final Person organiser;
    private final Events events = Bench.current().events();
    private final Map<String, Object> state = new LinkedHashMap<>();
    private final Map<UUID, UUID> registrations = new HashMap<>();
    private long version = 1;

    private PastEvent(Person organiser) {
        this.organiser = organiser;
        var end = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        state.put("eventId", id.toString());
        state.put("sequence", 0);
        state.put("name", "Evening of short talks");
        state.put("start", end.minus(Duration.ofHours(2)).toString());
        state.put("end", end.toString());
        state.put("timeZone", "Europe/Moscow");
        state.put("status", "active");
        state.put("capacity", 100);
        team(Map.of());
        ownedBy(organiser);
    }

    /** An event of somebody that nobody has been told of. */
    static PastEvent unpublished(Person organiser) {
        return new PastEvent(organiser);
    }

    /** A published event of somebody new. */
    static PastEvent make() {
        return of(Person.user("olga"));
    }

    /** A published event of this person. */
    static PastEvent of(Person organiser) {
        return unpublished(organiser).tell("published");
    }

    PastEvent with(String field, Object value) {
        if (value == null) {
            state.remove(field);
        } else {
            state.put(field, value);
        }
        return this;
    }

    /** The team beside the organiser, roles by person. */
    PastEvent team(Map<Person, String> roles) {
        var members = Stream.concat(Stream.of(Map.entry(organiser, "owner")), roles.entrySet().stream())
                .map(member -> Map.of("userId", member.getKey().id().toString(), "role", member.getValue()))
                .toList();
        return with("team", members);
    }

    PastEvent ownedBy(Person owner) {
        return with("organiser", Map.of("id", owner.id().toString(), "username", owner.username()));
    }

    /** The state at the present version. */
    Map<String, Object> payload() {
        var payload = new LinkedHashMap<>(state);
        payload.put("version", version);
        payload.put("at", Instant.now().toString());
        return payload;
    }

    /** Publishes the present version. */
    PastEvent tell(String type) {
        Applied.await("reviews-events", events.publish("events", type, id, payload()));
        return this;
    }

    /** Publishes the next version. */
    PastEvent change(String type) {
        version++;
        return tell(type);
    }

    /** These had a seat. */
    PastEvent registered(Person... people) {
        Stream.of(people).forEach(person -> registrations.putIfAbsent(person.id(), Ids.next()));
        return registration("confirmed", "registered", people);
    }

    /** What registration tells of people who have a seat; all of them are the same kind of news. */
    PastEvent registration(String type, String status, Person... people) {
        var ids = Stream.of(people)
                .map(person -> events.publish("registrations", type, id, registration(person, status)))
                .toList();
        ids.forEach(one -> Applied.await("reviews-registrations", one));
        return this;
    }

    private Map<String, Object> registration(Person person, String status) {
        return Map.of(
                "registrationId",
                registrations.get(person.id()).toString(),
                "eventId",
                id.toString(),
                "userId",
                person.id().toString(),
                "username",
                person.username(),
                "status",
                status,
                "registrationTime",
                state.get("start"),
                "at",
                Instant.now().toString(),
                "seatsVersion",
                1);
    }

    PastEvent checkedIn(Person... people) {
        return registration("checked-in", "checked_in", people);
    }
}
