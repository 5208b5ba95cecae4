package io.convoke.notification.events.boundary;

import io.convoke.notification.events.entity.EventState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What this service reads of the events on {@code events}: the full state. */
record EventChange(
        UUID eventId,
        Long version,
        Integer sequence,
        String name,
        Instant start,
        Instant end,
        String timeZone,
        String status,
        Location location,
        Online online,
        Organiser organiser,
        List<Member> team,
        List<String> changes,
        String reason,
        Instant at) {
    /** Changes that people have to know. */
    private static final Set<String> TIME_OR_PLACE = Set.of("start", "end", "timeZone", "location", "online");

    record Location(String city, String address, Double latitude, Double longitude) {}

    record Online(String url) {}

    record Organiser(UUID id, String username) {}

    record Member(UUID userId, String role) {}

    boolean movesTimeOrPlace() {
        return changes != null && changes.stream().anyMatch(TIME_OR_PLACE::contains);
    }

    /**
     * The state.
     *
     * @param becomes the status where the event's type says it; null: what the value says
     * @throws IllegalArgumentException when something that mails need is missing or malformed
     */
    EventState state(String becomes) {
        var place = location == null ? new Location(null, null, null, null) : location;
        return new EventState(
                needed(eventId, "eventId"),
                needed(version, "version"),
                sequence == null ? 0 : sequence,
                needed(name, "name"),
                needed(start, "start"),
                end,
                zone(),
                becomes != null ? becomes : needed(status, "status"),
                place.city(),
                place.address(),
                place.latitude(),
                place.longitude(),
                online == null ? null : online.url(),
                needed(needed(organiser, "organiser").id(), "organiser.id"),
                needed(organiser.username(), "organiser.username"),
                roles(),
                reason,
                needed(at, "at"));
    }

    private Map<UUID, String> roles() {
        return team == null
                ? Map.of()
                : team.stream().collect(Collectors.toMap(Member::userId, Member::role, (one, other) -> other));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(needed(timeZone, "timeZone"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the event's timeZone is unknown", e);
        }
    }

    private static <T> T needed(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the event lacks " + name);
        }
        return value;
    }
}
