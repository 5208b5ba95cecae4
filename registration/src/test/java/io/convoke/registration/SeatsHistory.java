package io.convoke.registration;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Events;
import io.convoke.testkit.Received;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * What the topic of registrations tells of one event's seats, replayed in order. Every record is checked against the
 * history before it: the line is first in, first out; a cancel frees one seat and no more; versions have no gaps; each
 * {@code seats-changed} equals what the records before it add up to.
 */
final class SeatsHistory {
    private final List<Received> records;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> seated = new HashSet<>();
    private final ArrayDeque<String> line = new ArrayDeque<>();
    private final Set<String> people = new HashSet<>();
    private final Set<String> came = new HashSet<>();
    private long version;

    private SeatsHistory(List<Received> records) {
        this.records = records;
        records.forEach(this::replay);
    }

    /** The history once it has come to the given version, at most 30 s later. */
    static SeatsHistory await(Events events, UUID eventId, long version) {
        Awaitility.await("seats of " + eventId + " told up to version " + version)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events.received("registrations", "seats-changed", eventId).stream()
                        .anyMatch(record -> record.json().get("version").asLong() >= version));
        return soFar(events, eventId);
    }

    /** The history up to the version that the database has. */
    static SeatsHistory whole(UUID eventId) {
        var version = (Long) Bench.current()
                .database()
                .rows("select version from registration.event_seats where event_id = ?", eventId)
                .get(0)
                .get("version");
        return await(Bench.current().events(), eventId, version);
    }

    /** What has been told by now. */
    static SeatsHistory soFar(Events events, UUID eventId) {
        return new SeatsHistory(events.received("registrations").stream()
                .filter(record -> record.key().equals(eventId.toString()))
                .toList());
    }

    List<Received> records() {
        return records;
    }

    List<String> types() {
        return records.stream().map(SeatsHistory::type).toList();
    }

    /** What cannot have happened as it is told; empty when all is well. */
    List<String> violations() {
        return violations;
    }

    int taken() {
        return seated.size();
    }

    int waiting() {
        return line.size();
    }

    private static String type(Received record) {
        return record.type().replace("io.convoke.registrations.", "");
    }

    private void replay(Received record) {
        var registration = record.json().path("registrationId").asText();
        var person = record.json().path("userId").asText();
        switch (type(record)) {
            case "confirmed" -> {
                check(line.isEmpty(), record, "I8: a seat past those who wait");
                check(people.add(person), record, "I3: a second live registration");
                seated.add(registration);
            }
            case "waitlisted" -> {
                check(people.add(person), record, "I3: a second live registration");
                line.addLast(registration);
            }
            case "promoted" -> {
                check(registration.equals(line.peekFirst()), record, "I8: not the first of the line");
                line.remove(registration);
                seated.add(registration);
            }
            case "cancelled" -> {
                people.remove(person);
                check(!came.contains(registration), record, "gave up the seat after having come");
                var had = record.json().path("before").asText().equals("registered")
                        ? seated.remove(registration)
                        : line.remove(registration);
                check(had, record, "I8: gave up what was not held");
            }
            case "checked-in" ->
                check(seated.contains(registration) && came.add(registration), record, "checked in without cause");
            case "check-in-undone" -> check(came.remove(registration), record, "undone without a check-in");
            case "no-show" -> {
                check(seated.contains(registration), record, "a no-show without a seat");
                came.remove(registration);
            }
            case "seats-changed" -> {
                var json = record.json();
                check(json.get("version").asLong() == version + 1, record, "I9: a gap after version " + version);
                version = json.get("version").asLong();
                check(json.get("taken").asInt() == seated.size(), record, "I2: " + seated.size() + " have seats");
                check(json.get("waiting").asInt() == line.size(), record, "I2: " + line.size() + " wait");
                check(seated.size() <= json.get("capacity").asInt(), record, "I1: more seats than there are");
            }
            default -> violations.add("unknown: " + record.type());
        }
    }

    private void check(boolean holds, Received record, String violation) {
        if (!holds) {
            violations.add(violation + " at " + type(record) + " " + record.json());
        }
    }
}
