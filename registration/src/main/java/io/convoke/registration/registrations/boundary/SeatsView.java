package io.convoke.registration.registrations.boundary;

import io.convoke.registration.registrations.entity.EventSeats;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event's seats, for other services. */
@Schema(description = "An event's seats")
public record SeatsView(
        UUID eventId,
        int capacity,
        int taken,
        int waiting,

        @Schema(description = "The number of changes so far; the topic's seats-changed carries the same")
        long version,

        Instant asOf) {

    static SeatsView of(EventSeats seats, Instant asOf) {
        return new SeatsView(seats.eventId(), seats.capacity(), seats.taken(), seats.waiting(), seats.version(), asOf);
    }
}
