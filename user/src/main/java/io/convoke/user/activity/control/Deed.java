package io.convoke.user.activity.control;

import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * News that a person did something or took it back.
 *
 * @param sourceId what it was done with; with the person and the type it makes the entry unique
 * @param at when it was done or taken back
 * @param takenBack whether it no longer counts
 */
public record Deed(UUID userId, ActivityType type, UUID sourceId, UUID eventId, Instant at, boolean takenBack) {
    public Deed {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(at, "at");
    }
}
