package io.convoke.user.preferences.entity;

import java.time.LocalTime;

/**
 * When a person is to be left alone, every day, in the person's own time zone.
 *
 * @param from inclusive; later than {@code to} when they span midnight
 * @param to exclusive; never the same as {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours that begin and end at " + from);
        }
    }
}
