package io.convoke.registration.registrations.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.registrations.entity.EventSeats;
import java.time.Instant;
import java.util.UUID;

/**
 * An event's seats changed.
 *
 * @param version counts the changes of this event's seats from 1, without gaps
 */
public record SeatsChanged(UUID eventId, int capacity, int taken, int waiting, long version, Instant asOf)
        implements PublishedEvent {

    static SeatsChanged of(EventSeats seats, Instant now) {
        return new SeatsChanged(
                seats.eventId(), seats.capacity(), seats.taken(), seats.waiting(), seats.version(), now);
    }

    @Override
    public String topic() {
        return "registrations";
    }

    @Override
    public String type() {
        return "seats-changed";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
