package io.convoke.reviews.events.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An event at one version, as far as reviews is concerned.
 *
 * @param version rises with every change of the event
 * @param team roles by account; the organiser may be among them
 */
public record EventFacts(
        UUID eventId,
        long version,
        String name,
        EventStatus status,
        Instant start,
        Optional<Instant> end,
        UUID organiserId,
        Map<UUID, String> team) {
    /** How long an event counts as running whose end nobody said; the event service completes it by the same rule. */
    public static final Duration ASSUMED_LENGTH = Duration.ofHours(24);

    /** Refuses facts that lack what reviewing needs. */
    public EventFacts {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(organiserId, "organiser.id");
        team = Map.copyOf(team);
    }

    /** When the event counts as over. */
    public Instant over() {
        return end.orElseGet(() -> start.plus(ASSUMED_LENGTH));
    }

    /** The same facts about an event of somebody else. */
    public EventFacts of(UUID organiser) {
        return new EventFacts(eventId, version, name, status, start, end, organiser, team);
    }

    /** The same facts without some of the team. */
    public EventFacts without(Predicate<UUID> gone) {
        var rest = team.entrySet().stream()
                .filter(member -> !gone.test(member.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new EventFacts(eventId, version, name, status, start, end, organiserId, rest);
    }
}
