package io.convoke.reviews.summaries.entity;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * The ratings of one event's shown reviews. The row's lock puts everything that happens to these reviews in a row. Born with the
 * event, never deleted.
 */
@Entity
@Table(name = "event_summary")
public class EventSummary {
    @Id
    private UUID eventId;

    @Embedded
    private Histogram ratings;

    private long version;

    protected EventSummary() {} // for Hibernate

    /** A new one, without ratings. */
    public EventSummary(UUID eventId) {
        this.eventId = eventId;
        this.ratings = Histogram.EMPTY;
    }

    /** Counts ratings in. */
    public void add(Histogram more) {
        ratings = ratings.plus(more);
    }

    /** Takes ratings out. */
    public void remove(Histogram some) {
        ratings = ratings.minus(some);
    }

    /** Counts a change that others are told; gapless, so that they see when one is missing. */
    public void countChange() {
        version++;
    }

    public UUID eventId() {
        return eventId;
    }

    public Histogram ratings() {
        return ratings;
    }

    /** The number of changes told so far. */
    public long version() {
        return version;
    }
}
