package io.convoke.notification.preferences.entity;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a person does not want to be disturbed, by the clocks of a zone.
 *
 * @param from the first quiet minute
 * @param to the first minute after; before {@code from} when midnight lies between, and equal when no time is quiet
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** When the quiet hours end in which a moment lies; empty when it lies in none. */
    public Optional<Instant> endAfter(Instant moment) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        var overMidnight = from.isAfter(to);
        var quiet =
                overMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return Optional.empty();
        }
        var tomorrow = overMidnight && !time.isBefore(from);
        return Optional.of(end(local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to), moment));
    }

    /** Where clocks skip the time, the quiet hours end with the skip; where they show it twice, at the next of the two. */
    private Instant end(java.time.LocalDateTime local, Instant moment) {
        var transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        var first = local.atZone(zone);
        return first.toInstant().isAfter(moment)
                ? first.toInstant()
                : first.withLaterOffsetAtOverlap().toInstant();
    }
}
