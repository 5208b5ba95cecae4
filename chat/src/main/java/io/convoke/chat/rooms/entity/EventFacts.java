package io.convoke.chat.rooms.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An event at one version, as far as its room is concerned.
 *
 * @param version rises with every change of the event
 * @param at since when it has been so
 * @param team roles by account, the owner among them
 */
public record EventFacts(
        UUID eventId,
        long version,
        EventStatus status,
        Instant start,
        Optional<Instant> end,
        Instant at,
        UUID organiserId,
        String organiserName,
        Map<UUID, TeamRole> team) {

    /** An event without an end is taken to last this long, as the event service takes it. */
    private static final Duration ASSUMED_LENGTH = Duration.ofHours(24);

    /** Refuses facts that lack what a room needs. */
    public EventFacts {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(organiserId, "organiser.id");
        Objects.requireNonNull(organiserName, "organiser.username");
        team = Map.copyOf(team);
    }

    /** When the event is or was over: at its end, or earlier when it was completed or cancelled before. */
    Instant overAt() {
        var planned = end.orElse(start.plus(ASSUMED_LENGTH));
        return status == EventStatus.ACTIVE || planned.isBefore(at) ? planned : at;
    }
}
