package io.convoke.event.events.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** When an event takes place, and until when people register. A value: it never changes. */
@Embeddable
public class Schedule {
    /** How long an event counts as running whose end nobody said. */
    public static final Duration ASSUMED_LENGTH = Duration.ofHours(24);

    @Column(name = "start_at")
    private Instant start;

    @Column(name = "end_at")
    private Instant end;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "over_at")
    private Instant over;

    @Column(name = "registration_closes_at")
    private Instant registrationClosesAt;

    protected Schedule() {} // for Hibernate

    /**
     * @param timeZone the zone in which people read the times
     * @param registrationClosesAt empty means the start
     * @throws IllegalArgumentException when the end is not after the start, or registration closes after it
     */
    public Schedule(Instant start, Optional<Instant> end, ZoneId timeZone, Optional<Instant> registrationClosesAt) {
        if (end.isPresent() && !end.get().isAfter(start)) {
            throw new IllegalArgumentException("The end is not after the start");
        }
        if (registrationClosesAt.isPresent() && registrationClosesAt.get().isAfter(start)) {
            throw new IllegalArgumentException("Registration closes after the start");
        }
        this.start = start;
        this.end = end.orElse(null);
        this.timeZone = timeZone.getId();
        this.over = end.orElseGet(() -> start.plus(ASSUMED_LENGTH));
        this.registrationClosesAt = registrationClosesAt.orElse(null);
    }

    /** Adds the names of the fields that the other says differently. */
    void differences(Schedule other, Set<String> changes) {
        note(changes, "start", start, other.start);
        note(changes, "end", end, other.end);
        note(changes, "timeZone", timeZone, other.timeZone);
        note(changes, "registrationClosesAt", registrationClosesAt, other.registrationClosesAt);
    }

    private static void note(Set<String> changes, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(field);
        }
    }

    public Instant start() {
        return start;
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    /** When the event counts as over: its end, or {@link #ASSUMED_LENGTH} after the start where no end is known. */
    public Instant over() {
        return over;
    }

    public Optional<Instant> registrationClosesAt() {
        return Optional.ofNullable(registrationClosesAt);
    }
}
