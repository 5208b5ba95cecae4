package io.convoke.reviews.events.boundary;

import io.convoke.reviews.events.entity.EventFacts;
import io.convoke.reviews.events.entity.EventStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The value of a record of the topic of events: the whole state, of which this is what reviews needs. */
public record EventRecord(
        UUID eventId,
        Long version,
        String name,
        String status,
        Instant start,
        Instant end,
        Organiser organiser,
        List<Member> team) {

    /** Whose event it is. */
    public record Organiser(UUID id) {}

    /** One of those who run it. */
    public record Member(UUID userId, String role) {}

    /**
     * The facts.
     *
     * @param type the event's type; {@code deleted} decides over the status in the state
     * @throws RuntimeException when something that reviewing needs is missing
     */
    public EventFacts facts(String type) {
        return new EventFacts(
                eventId,
                Objects.requireNonNull(version, "version"),
                name,
                type.equals("deleted") ? EventStatus.DELETED : EventStatus.of(status),
                start,
                Optional.ofNullable(end),
                Objects.requireNonNull(organiser, "organiser").id(),
                team == null
                        ? Map.of()
                        : team.stream().collect(Collectors.toMap(Member::userId, Member::role, (one, other) -> other)));
    }
}
