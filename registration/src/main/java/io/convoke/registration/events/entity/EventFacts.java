package io.convoke.registration.events.entity;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An event at one version, as far as registration is concerned.
 *
 * @param version rises with every change of the event
 * @param fromTopic whether it was published; else it was asked for, which does not tell the team
 * @param capacity seats, at least 1
 * @param team roles by account, the organiser not among them
 */
public record EventFacts(
        UUID eventId,
        long version,
        boolean fromTopic,
        String name,
        EventStatus status,
        Instant start,
        Optional<Instant> end,
        String timeZone,
        Optional<Instant> registrationClosesAt,
        int capacity,
        UUID organiserId,
        Map<UUID, String> team) {

    /** Refuses facts that lack what registering needs. */
    public EventFacts {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(organiserId, "organiser.id");
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        team = Map.copyOf(team);
    }

    /** The same without forgotten persons: an organiser becomes somebody unknown, members of the team are left out. */
    public EventFacts without(Predicate<UUID> forgotten) {
        return new EventFacts(
                eventId,
                version,
                fromTopic,
                name,
                status,
                start,
                end,
                timeZone,
                registrationClosesAt,
                capacity,
                forgotten.test(organiserId) ? UUID.randomUUID() : organiserId,
                team.entrySet().stream()
                        .filter(member -> !forgotten.test(member.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
