package io.convoke.user.activity.boundary;

import io.convoke.user.activity.control.Deed;
import io.convoke.user.activity.control.EventFacts;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The value of a record of the topic of events: the whole state, of which this is what the history needs. */
public record EventRecord(UUID eventId, Long version, String name, Instant end, Organiser organiser, Instant at) {

    /** Who made the event. */
    public record Organiser(UUID id) {}

    /** What is to be known of the event. */
    EventFacts facts(String type) {
        return new EventFacts(
                eventId,
                Objects.requireNonNull(version, "version"),
                name,
                type.equals("completed") ? Optional.of(over()) : Optional.empty());
    }

    /** An event may be completed before its planned end, and is a little after it otherwise. */
    private Instant over() {
        Objects.requireNonNull(at, "at");
        return end != null && end.isBefore(at) ? end : at;
    }

    /** What its organiser did; none for changes of what was published. */
    Optional<Deed> deed(String type) {
        if (!type.equals("published") && !type.equals("deleted")) {
            return Optional.empty();
        }
        var who = Objects.requireNonNull(organiser, "organiser").id();
        return Optional.of(new Deed(who, ActivityType.ORGANISED, eventId, eventId, at, type.equals("deleted")));
    }
}
