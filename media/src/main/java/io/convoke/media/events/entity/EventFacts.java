package io.convoke.media.events.entity;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A published event at one version, as far as media is concerned.
 *
 * @param version rises with every change of the event
 * @param team roles by account, the owner included
 */
public record EventFacts(UUID eventId, long version, EventStatus status, Map<UUID, String> team) {

    /** Refuses facts that lack something. */
    public EventFacts {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(status, "status");
        team = Map.copyOf(team);
    }
}
