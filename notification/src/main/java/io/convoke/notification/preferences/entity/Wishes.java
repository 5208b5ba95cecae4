package io.convoke.notification.preferences.entity;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person's preferences as one event describes them.
 *
 * @param enabled whether anything goes that can be switched off
 * @param off what is switched off
 * @param at when they became so
 */
public record Wishes(
        UUID userId,
        long version,
        boolean enabled,
        Set<Switch> off,
        Optional<Hours> quietHours,
        ZoneId timeZone,
        Instant at) {
    public Wishes {
        off = Set.copyOf(off);
    }

    /** The quiet hours by the clock. */
    public record Hours(LocalTime from, LocalTime to) {}
}
