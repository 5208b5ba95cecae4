package io.convoke.event.seats.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * How an event's places are used. Registration decides; this is what it last told.
 *
 * @param capacity the places that there are
 * @param taken the places that somebody has
 * @param waiting how many people wait for one
 * @param asOf when registration counted; empty while it has told nothing
 */
public record SeatCount(int capacity, int taken, int waiting, Optional<Instant> asOf) {

    /** Nobody has registered, as far as is known. */
    public static SeatCount untouched(int capacity) {
        return new SeatCount(capacity, 0, 0, Optional.empty());
    }

    /** The places that are left; never negative, though a lowered capacity can be told before the seats that it costs. */
    public int free() {
        return Math.max(0, capacity - taken);
    }

    /** Whether anybody has a place or waits for one. */
    public boolean isUsed() {
        return taken > 0 || waiting > 0;
    }
}
