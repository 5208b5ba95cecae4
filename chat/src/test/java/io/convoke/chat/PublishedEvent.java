package io.convoke.chat;

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

/** An event as the event and registration services would publish it, and each of its changes with the next version. */
final class PublishedEvent {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final UUID id = UUID.randomUUID();
    final Visitor owner = Visitor.user("olga");
    private final Events events = Bench.current().events();
    private final Map<String, Object> state = new LinkedHashMap<>();
    private final List<Map<String, String>> team = new ArrayList<>();
    private long version;
    private long seatsVersion;

    private PublishedEvent() {
        var start = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MILLIS);
        team.add(member(owner.person(), "owner"));
        state.put("eventId", id.toString());
        state.put("sequence", 0);
        state.put("name", "Evening of short talks");
        state.put("start", start.toString());
        state.put("end", start.plus(Duration.ofHours(2)).toString());
        state.put("timeZone", "Europe/Moscow");
        state.put("status", "active");
        state.put("capacity", 1_000);
        state.put(
                "organiser",
                Map.of(
                        "id", owner.person().id().toString(),
                        "username", owner.person().username()));
        state.put("team", team);
    }

    /** An event in a week that is known to the service when this returns. */
    static PublishedEvent known() {
        return new PublishedEvent().change("published");
    }

    PublishedEvent with(String field, Object value) {
        state.put(field, value);
        return this;
    }

    PublishedEvent withTeam(Visitor visitor, String role) {
        team.add(member(visitor.person(), role));
        return this;
    }

    PublishedEvent withoutTeam(Visitor visitor) {
        team.removeIf(one -> one.get("userId").equals(visitor.person().id().toString()));
        return this;
    }

    private static Map<String, String> member(Person person, String role) {
        return Map.of("userId", person.id().toString(), "role", role);
    }

    /** Publishes the next version and waits until the service knows. */
    PublishedEvent change(String type) {
        version++;
        await(send(type));
        return this;
    }

    private String send(String type) {
        var payload = new LinkedHashMap<>(state);
        payload.put("version", version);
        payload.put("at", Instant.now().toString());
        return events.publish("events", type, id, payload);
    }

    /** Publishes the present version once more, under another event id. */
    PublishedEvent repeat(String type) {
        await(send(type));
        return this;
    }

    /** Gives the person a seat and waits until the service knows. */
    PublishedEvent seat(Visitor... visitors) {
        var ids = new ArrayList<String>();
        for (var visitor : visitors) {
            ids.add(registration("confirmed", visitor, "registered"));
        }
        ids.forEach(PublishedEvent::await);
        return this;
    }

    /** Tells something about the person's registration and waits until the service knows. */
    PublishedEvent tell(String type, Visitor visitor, String status) {
        await(registration(type, visitor, status));
        return this;
    }

    private String registration(String type, Visitor visitor, String status) {
        seatsVersion++;
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return events.publish(
                "registrations",
                type,
                id,
                Map.of(
                        "registrationId",
                        UUID.randomUUID().toString(),
                        "eventId",
                        id.toString(),
                        "userId",
                        visitor.person().id().toString(),
                        "username",
                        visitor.person().username(),
                        "status",
                        status,
                        "before",
                        "registered",
                        "registrationTime",
                        now,
                        "at",
                        now,
                        "seatsVersion",
                        seatsVersion));
    }

    /** Waits until the service has applied the event of this CloudEvents id. */
    static void await(String eventId) {
        Awaitility.await("event " + eventId + " applied")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current().database().count("chat.inbox where event_id = ?", UUID.fromString(eventId))
                        >= 1);
    }
}
