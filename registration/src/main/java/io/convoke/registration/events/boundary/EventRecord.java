package io.convoke.registration.events.boundary;

import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.EventStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The value of a record of the topic of events: the whole state, of which this is what registration needs. */
public record EventRecord(
        UUID eventId,
        Long version,
        String name,
        String status,
        Instant start,
        Instant end,
        String timeZone,
        Integer capacity,
        Instant registrationClosesAt,
        Organiser organiser,
        List<Member> team) {

    /** Who made the event. */
    public record Organiser(UUID id) {}

    /** One of those who help. */
    public record Member(UUID userId, String role) {}

    /**
     * The facts.
     *
     * @param type the event's type; {@code deleted} decides over the status in the state
     * @throws RuntimeException when something that registering needs is missing
     */
    public EventFacts facts(String type) {
        return new EventFacts(
                eventId,
                Objects.requireNonNull(version, "version"),
                true,
                name,
                type.equals("deleted") ? EventStatus.DELETED : EventStatus.of(status),
                start,
                Optional.ofNullable(end),
                timeZone,
                Optional.ofNullable(registrationClosesAt),
                Objects.requireNonNull(capacity, "capacity"),
                Objects.requireNonNull(organiser, "organiser").id(),
                team == null
                        ? Map.of()
                        : team.stream().collect(Collectors.toMap(Member::userId, Member::role, (one, other) -> other)));
    }
}
