package io.convoke.event.events.control;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.convoke.event.events.entity.Event;
import io.convoke.event.locations.entity.Location;
import io.convoke.event.locations.entity.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event's full state, as every published event of the topic {@code events} carries it.
 *
 * @param version newer states have higher ones
 * @param sequence the iCalendar SEQUENCE
 * @param at when it became so
 */
@JsonPropertyOrder({"eventId", "version", "sequence"})
public record EventState(
        UUID eventId,
        long version,
        int sequence,
        String name,
        Optional<String> description,
        Optional<String> category,
        Instant start,
        Optional<Instant> end,
        String timeZone,
        String status,
        int capacity,
        Optional<Instant> registrationClosesAt,
        Optional<Where> location,
        Optional<Online> online,
        Organiser organiser,
        List<Member> team,
        Instant at) {

    /** Where it takes place. */
    public record Where(String city, Optional<String> address, Optional<Double> latitude, Optional<Double> longitude) {
        static Where of(Location location) {
            return new Where(
                    location.city(),
                    location.address(),
                    location.point().map(Point::latitude),
                    location.point().map(Point::longitude));
        }
    }

    /** Where to take part from afar. */
    public record Online(String url) {}

    /** The owner, with the name of when the event was made. */
    public record Organiser(UUID id, String username) {}

    /** A member of the team, the owner included. */
    public record Member(UUID userId, String role) {}

    static EventState of(Event event) {
        var schedule = event.schedule();
        return new EventState(
                event.id(),
                event.version(),
                event.sequence(),
                event.name(),
                event.description(),
                event.category(),
                schedule.start(),
                schedule.end(),
                schedule.timeZone().getId(),
                event.status().text(),
                event.capacity(),
                schedule.registrationClosesAt(),
                event.location().map(Where::of),
                event.onlineUrl().map(Online::new),
                new Organiser(event.ownerId(), event.ownerName()),
                event.team().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Member(
                                entry.getKey(), entry.getValue().role().text()))
                        .toList(),
                event.updatedAt());
    }
}
