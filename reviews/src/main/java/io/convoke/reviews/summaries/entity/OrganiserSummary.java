package io.convoke.reviews.summaries.entity;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * The ratings of the shown reviews of all events of one organiser. Born with the first review; changes only while it is locked,
 * which is after the event's summary.
 */
@Entity
@Table(name = "organiser_summary")
public class OrganiserSummary {
    @Id
    private UUID organiserId;

    @Embedded
    private Histogram ratings;

    private long version;

    protected OrganiserSummary() {} // for Hibernate

    /** A new one, without ratings. */
    public OrganiserSummary(UUID organiserId) {
        this.organiserId = organiserId;
        this.ratings = Histogram.EMPTY;
    }

    /** The same under another id. */
    public OrganiserSummary as(UUID other) {
        var same = new OrganiserSummary(other);
        same.ratings = ratings;
        same.version = version;
        return same;
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

    public UUID organiserId() {
        return organiserId;
    }

    public Histogram ratings() {
        return ratings;
    }

    /** The number of changes told so far. */
    public long version() {
        return version;
    }
}
