package io.convoke.reviews.events.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event as its service last told it. Born with the first record, moved only forward in version, kept after the event is
 * deleted. Changes only while the event's summary is locked.
 */
@Entity
@Table(name = "known_event")
public class KnownEvent {
    private static final String EDITOR = "editor";

    @Id
    private UUID eventId;

    private long version;
    private String name;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    private Instant overAt;
    private UUID organiserId;

    @ElementCollection
    @CollectionTable(name = "known_event_team", joinColumns = @JoinColumn(name = "event_id"))
    @MapKeyColumn(name = "user_id")
    @Column(name = "role")
    private Map<UUID, String> team = new HashMap<>();

    protected KnownEvent() {} // for Hibernate

    public KnownEvent(EventFacts facts) {
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
        name = facts.name();
        status = facts.status();
        overAt = facts.over();
        organiserId = facts.organiserId();
        if (!team.equals(facts.team())) {
            team.clear();
            team.putAll(facts.team());
        }
    }

    /** Nobody's from now on, under an id that no account has. */
    public void leaveTo(UUID nobody) {
        organiserId = nobody;
    }

    /** Whether it has taken place: its organiser said so, or its time is over. */
    public boolean isOver(Instant now) {
        return status == EventStatus.COMPLETED || !now.isBefore(overAt);
    }

    /** Whether the person is in the event's team, whatever the role. */
    public boolean isRunBy(UUID userId) {
        return organiserId.equals(userId) || team.containsKey(userId);
    }

    /** Whether the person speaks for the event: the organiser and editors. */
    public boolean isWrittenBy(UUID userId) {
        return organiserId.equals(userId) || EDITOR.equals(team.get(userId));
    }

    public UUID eventId() {
        return eventId;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public EventStatus status() {
        return status;
    }

    public UUID organiserId() {
        return organiserId;
    }
}
