package io.convoke.media.events.entity;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A published event as its service last told it. Born with the first record, moved only forward in version, kept after the
 * event is deleted. Its row's lock orders what is added to the event and what is taken away.
 */
@Entity
@Table(name = "known_event")
public class KnownEvent {
    /** The role of who made the event. */
    public static final String OWNER = "owner";

    private static final Set<String> WRITES = Set.of(OWNER, "editor");

    @Id
    private UUID eventId;

    private long version;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

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
        status = facts.status();
        if (!team.equals(facts.team())) {
            team.clear();
            team.putAll(facts.team());
        }
    }

    /** Whether anybody may see it. */
    public boolean isVisible() {
        return status != EventStatus.DELETED;
    }

    /** Whether the person helps to run the event, in whatever role. */
    public boolean hasInTeam(UUID userId) {
        return team.containsKey(userId);
    }

    /** Whether the person changes the event: the owner and editors. */
    public boolean isWrittenBy(UUID userId) {
        return WRITES.contains(team.getOrDefault(userId, ""));
    }

    public UUID eventId() {
        return eventId;
    }
}
