package io.convoke.event.seats.boundary;

import io.convoke.event.seats.entity.SeatCount;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an event's places are used. */
@Schema(name = "Seats")
public record SeatsView(
        @Schema(examples = "100") int capacity,
        @Schema(examples = "42") int taken,
        @Schema(examples = "58") int free,

        @Schema(examples = "0", description = "How many people wait for a place")
        int waiting,

        @Schema(description = "When registration counted; absent while nobody has registered")
        Optional<Instant> asOf) {
    public static SeatsView of(SeatCount count) {
        return new SeatsView(count.capacity(), count.taken(), count.free(), count.waiting(), count.asOf());
    }
}
