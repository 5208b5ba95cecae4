package io.convoke.event.search.control;

import io.convoke.common.http.Cursor;
import io.convoke.event.events.entity.EventStatus;
import io.convoke.event.locations.entity.Point;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reader looks for.
 *
 * @param text words to look for, up to {@link #LONGEST_TEXT} characters
 * @param from events that start then or later
 * @param to events that start before
 * @param near events at most {@code radius} away
 * @param radius kilometres
 * @param organiser events of this owner
 * @param onlyFree only those with free seats
 * @param status empty for all but drafts
 * @param insider whose drafts: needed when the status is draft, and only then
 * @param after the place to continue at
 * @param limit how many at most, 1..100
 */
public record SearchQuestion(
        Optional<String> text,
        Optional<String> category,
        Optional<String> city,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Point> near,
        double radius,
        Optional<UUID> organiser,
        boolean onlyFree,
        Optional<EventStatus> status,
        Optional<UUID> insider,
        SearchOrder order,
        Optional<Cursor> after,
        int limit) {
    /** Longest text to look for. */
    public static final int LONGEST_TEXT = 200;
    /** Kilometres around a point unless asked otherwise. */
    public static final double DEFAULT_RADIUS = 50;
    /** No two points on earth are further apart, in kilometres. */
    public static final double LARGEST_RADIUS = 20_038;
}
