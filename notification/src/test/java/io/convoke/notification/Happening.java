package io.convoke.notification;

import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An event as the event service publishes it, in one of its versions. */
record Happening(
        UUID id,
        int version,
        int sequence,
        String name,
        Instant start,
        Instant end,
        String timeZone,
        String status,
        String city,
        String address,
        String reason,
        Person organiser,
        Map<UUID, String> team) {

    /** The next version, at another time. */
    Happening movedBy(Duration offset) {
        return new Happening(
                id,
                version + 1,
                sequence + 1,
                name,
                start.plus(offset),
                end.plus(offset),
                timeZone,
                status,
                city,
                address,
                reason,
                organiser,
                team);
    }

    /** The next version, of which nobody needs to be told. */
    Happening withCapacity() {
        return new Happening(
                id, version + 1, sequence, name, start, end, timeZone, status, city, address, reason, organiser, team);
    }

    Happening cancelled(String why) {
        return new Happening(
                id,
                version + 1,
                sequence + 1,
                name,
                start,
                end,
                timeZone,
                "cancelled",
                city,
                address,
                why,
                organiser,
                team);
    }

    Happening in(String zone) {
        return new Happening(
                id, version, sequence, name, start, end, zone, status, city, address, reason, organiser, team);
    }

    /** The same event, of somebody else, with helpers. */
    Happening by(Person owner, Map<UUID, String> helpers) {
        return new Happening(
                id, version, sequence, name, start, end, timeZone, status, city, address, reason, owner, helpers);
    }

    Map<String, Object> json() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("eventId", id);
        payload.put("version", version);
        payload.put("sequence", sequence);
        payload.put("name", name);
        payload.put("start", start);
        payload.put("end", end);
        payload.put("timeZone", timeZone);
        payload.put("status", status);
        payload.put("capacity", 10);
        payload.put("location", Map.of("city", city, "address", address));
        payload.put("organiser", Map.of("id", organiser.id(), "username", organiser.username()));
        payload.put(
                "team",
                team.entrySet().stream()
                        .map(member -> Map.of("userId", member.getKey(), "role", member.getValue()))
                        .toList());
        payload.put("at", Instant.now());
        if (reason != null) {
            payload.put("reason", reason);
        }
        return payload;
    }
}
