package io.convoke.notification.events.entity;

import io.convoke.common.ids.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An event as one of its events describes it; end, place and reason may be null.
 *
 * @param team the roles of those who help
 *
 * @param at when it became so
 */
public record EventState(
        UUID eventId,
        long version,
        int sequence,
        String name,
        Instant start,
        Instant end,
        ZoneId timeZone,
        String status,
        String city,
        String address,
        Double latitude,
        Double longitude,
        String onlineUrl,
        UUID organiserId,
        String organiserUsername,
        Map<UUID, String> team,
        String cancelReason,
        Instant at) {
    public EventState {
        team = Map.copyOf(team);
    }

    /** The same without these people: the organiser is somebody without a name then. */
    public EventState without(Set<UUID> people) {
        var others = new HashMap<>(team);
        others.keySet().removeAll(people);
        var gone = people.contains(organiserId);
        return new EventState(
                eventId,
                version,
                sequence,
                name,
                start,
                end,
                timeZone,
                status,
                city,
                address,
                latitude,
                longitude,
                onlineUrl,
                gone ? Ids.next() : organiserId,
                gone ? "" : organiserUsername,
                others,
                cancelReason,
                at);
    }
}
