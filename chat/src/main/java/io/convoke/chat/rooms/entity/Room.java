package io.convoke.chat.rooms.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The room of an event. Made when the event is published, read-only once the event is cancelled or over, empty for ever when
 * the event is deleted. Whoever adds or changes a message holds the lock on its row, so places and numbers follow the order
 * in which transactions commit.
 */
@Entity
@Table(name = "event_chat")
public class Room {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID eventId;

    private long version;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    private Instant overAt;
    private long lastSeq;
    private long lastChange;

    protected Room() {} // for Hibernate

    public Room(UUID id, EventFacts facts) {
        this.id = id;
        eventId = facts.eventId();
        take(facts);
    }

    /** Takes over newer facts; false, and nothing changes, when they are not newer. */
    public boolean update(EventFacts facts) {
        if (facts.version() <= version) {
            return false;
        }
        take(facts);
        return true;
    }

    private void take(EventFacts facts) {
        version = facts.version();
        status = facts.status();
        overAt = facts.overAt();
    }

    /** Whether there is a room; one of a deleted event is not there for anybody. */
    public boolean exists() {
        return status != EventStatus.DELETED;
    }

    /**
     * Whether members can write.
     *
     * @param openAfterEnd how long they can after the event
     */
    public RoomState state(Instant now, Duration openAfterEnd) {
        var open = status != EventStatus.CANCELLED
                && status != EventStatus.DELETED
                && now.isBefore(overAt.plus(openAfterEnd));
        return open ? RoomState.OPEN : RoomState.READ_ONLY;
    }

    /** Gives away the next place; the caller holds the row's lock. */
    public long nextSeq() {
        return ++lastSeq;
    }

    /** Counts a change of a message; the caller holds the row's lock. */
    public long nextChange() {
        return ++lastChange;
    }

    public UUID id() {
        return id;
    }

    public UUID eventId() {
        return eventId;
    }

    /** The place of the last message; 0 before the first. */
    public long lastSeq() {
        return lastSeq;
    }

    /** The number of the last change; 0 before the first. */
    public long lastChange() {
        return lastChange;
    }
}
