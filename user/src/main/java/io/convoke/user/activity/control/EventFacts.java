package io.convoke.user.activity.control;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as its service told it.
 *
 * @param overAt when it was over; empty until it is completed
 */
public record EventFacts(UUID eventId, long version, String name, Optional<Instant> overAt) {
    public EventFacts {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(name, "name");
    }
}
