package io.convoke.event.events.boundary;

import io.convoke.common.http.Wording;
import io.convoke.common.problem.DomainException;
import io.convoke.common.time.TimeZones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads times as organisers write them: instants, or what a clock on the wall shows in the event's zone. */
final class WallClock {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ZoneId zone;

    private WallClock(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A clock in a zone.
     *
     * @param zone an IANA id; offsets such as {@code +03:00} are none, since they know nothing of summer time
     * @throws DomainException 422 when it is none
     */
    static WallClock in(String zone) {
        if (!TimeZones.isKnown(zone)) {
            throw Wording.invalid("timeZone", "event.time-zone-unknown");
        }
        return new WallClock(ZoneId.of(zone));
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * Reads a time. A local one that clocks show twice (at the end of summer time) means the first of the two.
     *
     * @throws DomainException 400 when it is neither an RFC 3339 time nor a local date-time; 422 when clocks skip it, or when
     *     it is outside the years 1970..2199
     */
    Instant read(String field, String text) {
        var instant = instant(text)
                .or(() -> local(text).map(time -> resolve(field, time)))
                .orElseThrow(() -> DomainException.malformed(
                        field, "it is neither an RFC 3339 time nor a local date-time such as 2027-03-28T19:00"));
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw Wording.invalid(field, "event.time-out-of-range");
        }
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant resolve(String field, LocalDateTime time) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            var skipped = rules.getTransition(time);
            throw Wording.invalid(
                    field,
                    "event.time-skipped",
                    zone.getId(),
                    skipped.getDateTimeBefore().toString(),
                    skipped.getDateTimeAfter().toString());
        }
        return time.toInstant(offsets.get(0));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
