package io.convoke.registration.registrations.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Seats of one event. Taken never exceeds capacity, and nobody gets a seat past those who wait; the row lock on it decides
 * every race. Born with the event, never deleted.
 */
@Entity
@Table(name = "event_seats")
public class EventSeats {
    /** Longer than the event service's transaction can take. */
    private static final Duration DELETION = Duration.ofSeconds(60);

    @Id
    private UUID eventId;

    private int capacity;
    private int taken;
    private int waiting;
    private long version;
    private long capacityVersion;
    private Instant withdrawnAt;

    protected EventSeats() {} // for Hibernate

    /** Seats of a new event, all free. */
    public EventSeats(UUID eventId, int capacity) {
        this.eventId = eventId;
        this.capacity = capacity;
    }

    /** Takes a seat; false when none is left or others wait for the next one. */
    public boolean take() {
        if (taken >= capacity || waiting > 0) {
            return false;
        }
        taken++;
        return true;
    }

    /** Joins the end of the line. */
    public void join() {
        waiting++;
    }

    /** Gives a taken seat back. */
    public void release() {
        if (taken == 0) {
            throw new IllegalStateException("No seat of " + eventId + " is taken");
        }
        taken--;
    }

    /** Leaves the line without a seat. */
    public void leave() {
        if (waiting == 0) {
            throw new IllegalStateException("Nobody waits for " + eventId);
        }
        waiting--;
    }

    /** Moves the given number from the line to seats. */
    public void promote(int people) {
        if (people > promotable()) {
            throw new IllegalStateException(people + " cannot be promoted to seats of " + eventId);
        }
        waiting -= people;
        taken += people;
    }

    /** How many of the line can have a seat now. */
    public int promotable() {
        return Math.min(free(), waiting);
    }

    /**
     * Follows the event's capacity, unless it is older than what is known. Seats that are taken stay taken: where fewer were
     * asked for, the capacity ends at the number taken.
     *
     * @param eventVersion the event's version that has this capacity
     * @return whether the capacity changed
     */
    public boolean resize(int wanted, long eventVersion) {
        if (eventVersion < capacityVersion) {
            return false;
        }
        capacityVersion = eventVersion;
        var before = capacity;
        capacity = Math.max(wanted, taken);
        return capacity != before;
    }

    /** Gives out no seat any more, because the event is about to be deleted. */
    public void withdraw(Instant now) {
        withdrawnAt = now;
    }

    /** Gives out seats again: the event lives on, at a newer version. */
    public void readmit() {
        withdrawnAt = null;
    }

    /** Gives out seats again when the deletion that was about to happen must have failed, since the event is still there. */
    public void readmitIfForgotten(Instant now) {
        if (withdrawnAt != null && now.isAfter(withdrawnAt.plus(DELETION))) {
            withdrawnAt = null;
        }
    }

    /** Whether no seat is given out because the event is about to be deleted. */
    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Counts a change that others are told; gapless, so that they see when one is missing. */
    public void countChange() {
        version++;
    }

    public UUID eventId() {
        return eventId;
    }

    public int capacity() {
        return capacity;
    }

    public int taken() {
        return taken;
    }

    /** Seats that nobody has. */
    public int free() {
        return capacity - taken;
    }

    public int waiting() {
        return waiting;
    }

    /** The number of changes so far. */
    public long version() {
        return version;
    }
}
