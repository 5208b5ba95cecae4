package io.convoke.chat.rooms.boundary;

import java.util.Objects;
import java.util.UUID;

/** The value of a record about somebody's seat, as far as a room needs it. */
public record SeatRecord(UUID eventId, UUID userId, String username, Long seatsVersion) {
    /** Refuses a value that lacks what membership needs. */
    public SeatRecord {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(seatsVersion, "seatsVersion");
    }
}
