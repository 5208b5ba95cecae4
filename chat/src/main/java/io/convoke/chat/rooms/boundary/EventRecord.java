package io.convoke.chat.rooms.boundary;

import io.convoke.chat.rooms.entity.EventFacts;
import io.convoke.chat.rooms.entity.EventStatus;
import io.convoke.chat.rooms.entity.TeamRole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The value of a record of the topic of events: the whole state, of which this is what a room needs. */
public record EventRecord(
        UUID eventId,
        Long version,
        String status,
        Instant start,
        Instant end,
        Organiser organiser,
        List<Member> team,
        Instant at) {

    /** Who made the event. */
    public record Organiser(UUID id, String username) {}

    /** One of the team. */
    public record Member(UUID userId, String role) {}

    /**
     * The facts.
     *
     * @param type the event's type; {@code deleted} decides over the status in the state
     * @throws RuntimeException when something that a room needs is missing
     */
    public EventFacts facts(String type) {
        var owner = Objects.requireNonNull(organiser, "organiser");
        var roles = Optional.ofNullable(team).orElse(List.of()).stream()
                .collect(Collectors.toMap(Member::userId, member -> TeamRole.of(member.role()), (one, other) -> one));
        roles.put(Objects.requireNonNull(owner.id(), "organiser.id"), TeamRole.OWNER);
        return new EventFacts(
                eventId,
                Objects.requireNonNull(version, "version"),
                type.equals("deleted") ? EventStatus.DELETED : EventStatus.of(status),
                start,
                Optional.ofNullable(end),
                at,
                owner.id(),
                owner.username(),
                roles);
    }
}
