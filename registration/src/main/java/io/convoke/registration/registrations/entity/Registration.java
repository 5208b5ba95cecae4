package io.convoke.registration.registrations.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One person's registration for one event. Begins registered or waitlisted; a waitlisted one is promoted when its turn
 * comes; either is cancelled by the person, for good. Who registers again gets a new registration, at the end of the line.
 * Who has a seat is checked in at the door, or marked as not having come once the event is over; both can be corrected, and
 * either keeps the seat. Changes only while the event's seats are locked.
 */
@Entity
@Table(name = "event_registration")
public class Registration {
    @Id
    private UUID id;

    /** Set by the database. */
    @Column(insertable = false, updatable = false)
    private long place;

    @Column(updatable = false)
    private UUID eventId;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String username;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus status;

    @Column(updatable = false)
    private Instant registrationTime;

    private Instant changedAt;
    private Instant checkedInAt;

    protected Registration() {} // for Hibernate

    private Registration(UUID id, UUID eventId, UUID userId, String username, RegistrationStatus status, Instant now) {
        this.id = id;
        this.eventId = eventId;
        this.userId = userId;
        this.username = username;
        this.status = status;
        this.registrationTime = now;
        this.changedAt = now;
    }

    /** One that has a seat. */
    public static Registration registered(UUID id, UUID eventId, UUID userId, String username, Instant now) {
        return new Registration(id, eventId, userId, username, RegistrationStatus.REGISTERED, now);
    }

    /** One that waits for a seat. */
    public static Registration waitlisted(UUID id, UUID eventId, UUID userId, String username, Instant now) {
        return new Registration(id, eventId, userId, username, RegistrationStatus.WAITLISTED, now);
    }

    /**
     * Moves from the waitlist to a seat.
     *
     * @throws IllegalStateException when it does not wait
     */
    public void promote(Instant now) {
        if (status != RegistrationStatus.WAITLISTED) {
            throw new IllegalStateException("Registration " + id + " is " + status + " and cannot be promoted");
        }
        status = RegistrationStatus.REGISTERED;
        changedAt = now;
    }

    /**
     * Gives up the seat or the place in the line.
     *
     * @throws IllegalStateException when it is neither registered nor waitlisted
     */
    public void cancel(Instant now) {
        if (!canBeCancelled()) {
            throw new IllegalStateException("Registration " + id + " is " + status + " and cannot be cancelled");
        }
        status = RegistrationStatus.CANCELLED;
        changedAt = now;
    }

    /**
     * Notes that the person came; false, and nothing changes, when that is known.
     *
     * @param at when the person came, which may be a while before {@code now}
     * @throws IllegalStateException when it has no seat
     */
    public boolean checkIn(Instant at, Instant now) {
        requireSeat();
        if (status == RegistrationStatus.CHECKED_IN) {
            return false;
        }
        status = RegistrationStatus.CHECKED_IN;
        checkedInAt = at;
        changedAt = now;
        return true;
    }

    /** Takes the check-in back; false, and nothing changes, when there is none. */
    public boolean undoCheckIn(Instant now) {
        if (status != RegistrationStatus.CHECKED_IN) {
            return false;
        }
        status = RegistrationStatus.REGISTERED;
        checkedInAt = null;
        changedAt = now;
        return true;
    }

    /**
     * Notes that the person did not come; false, and nothing changes, when that is known.
     *
     * @throws IllegalStateException when it has no seat
     */
    public boolean miss(Instant now) {
        requireSeat();
        if (status == RegistrationStatus.NO_SHOW) {
            return false;
        }
        status = RegistrationStatus.NO_SHOW;
        checkedInAt = null;
        changedAt = now;
        return true;
    }

    private void requireSeat() {
        if (!hasSeat()) {
            throw new IllegalStateException("Registration " + id + " is " + status + " and has no seat");
        }
    }

    /** Whether it holds a seat. */
    public boolean hasSeat() {
        return RegistrationStatus.SEATED.contains(status);
    }

    /** Whether it is live and nobody has seen the person come. */
    public boolean canBeCancelled() {
        return status == RegistrationStatus.REGISTERED || status == RegistrationStatus.WAITLISTED;
    }

    public boolean isWaiting() {
        return status == RegistrationStatus.WAITLISTED;
    }

    public UUID id() {
        return id;
    }

    /** The order of registering within the event; known once read from the database. */
    public long place() {
        return place;
    }

    public UUID eventId() {
        return eventId;
    }

    public UUID userId() {
        return userId;
    }

    public String username() {
        return username;
    }

    public RegistrationStatus status() {
        return status;
    }

    public Instant registrationTime() {
        return registrationTime;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** When the person came; empty unless checked in. */
    public Optional<Instant> checkedInAt() {
        return Optional.ofNullable(checkedInAt);
    }
}
