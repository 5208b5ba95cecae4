package io.convoke.media.events.boundary;

import io.convoke.media.events.entity.EventFacts;
import io.convoke.media.events.entity.EventStatus;
import io.convoke.media.events.entity.KnownEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The value of a record of the topic of events: the whole state, of which this is what media needs. */
public record EventRecord(UUID eventId, Long version, String status, Organiser organiser, List<Member> team) {

    /** Who made the event. */
    public record Organiser(UUID id) {}

    /** One of those who run it. */
    public record Member(UUID userId, String role) {}

    /**
     * The facts.
     *
     * @param type the event's type; {@code deleted} decides over the status in the state
     * @throws RuntimeException when something is missing
     */
    public EventFacts facts(String type) {
        var roles = new HashMap<UUID, String>();
        if (team != null) {
            team.forEach(member -> roles.put(member.userId(), member.role()));
        }
        roles.put(Objects.requireNonNull(organiser, "organiser").id(), KnownEvent.OWNER);
        return new EventFacts(
                eventId,
                Objects.requireNonNull(version, "version"),
                type.equals("deleted") ? EventStatus.DELETED : EventStatus.of(status),
                roles);
    }
}
