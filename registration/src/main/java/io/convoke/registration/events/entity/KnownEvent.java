package io.convoke.registration.events.entity;

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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An event as its service last told it. Born with the first record or the first answer to a question, moved only forward in
 * version, kept after the event is deleted.
 */
@Entity
@Table(name = "known_event")
public class KnownEvent {
    /** How long an event lasts whose end is not known, as the event service has it. */
    public static final Duration ASSUMED_LENGTH = Duration.ofDays(1);

    private static final Set<String> STAFF = Set.of("editor", "checkin");
    private static final Set<String> WRITES = Set.of("editor");

    @Id
    private UUID eventId;

    private long version;
    private boolean fromTopic;
    private String name;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    private Instant startTime;
    private Instant endTime;
    private String timeZone;
    private Instant registrationClosesAt;
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
        var completes = facts.version() == version && facts.fromTopic() && !fromTopic;
        if (facts.version() <= version && !completes) {
            return false;
        }
        take(facts);
        return true;
    }

    private void take(EventFacts facts) {
        version = facts.version();
        fromTopic = facts.fromTopic();
        name = facts.name();
        status = facts.status();
        startTime = facts.start();
        endTime = facts.end().orElse(null);
        timeZone = facts.timeZone();
        registrationClosesAt = facts.registrationClosesAt().orElse(null);
        organiserId = facts.organiserId();
        if (facts.fromTopic() && !team.equals(facts.team())) {
            team.clear();
            team.putAll(facts.team());
        }
    }

    /** Whether seats may change hands: the event is on and has not started. */
    public boolean isAhead(Instant now) {
        return status == EventStatus.ACTIVE && now.isBefore(startTime);
    }

    /** When registering ends: at the start unless an earlier time is set. */
    public Instant registrationEnd() {
        return registrationClosesAt != null && registrationClosesAt.isBefore(startTime)
                ? registrationClosesAt
                : startTime;
    }

    /** When the event counts as over: at its end, or after {@link #ASSUMED_LENGTH} where no end is known. */
    public Instant overAt() {
        return endTime != null ? endTime : startTime.plus(ASSUMED_LENGTH);
    }

    /** Whether the event took place and is over. */
    public boolean isOver(Instant now) {
        return status == EventStatus.COMPLETED || (status == EventStatus.ACTIVE && !now.isBefore(overAt()));
    }

    /** Whether the person sees who comes and checks people in: the organiser, editors and the staff at the door. */
    public boolean isStaffedBy(UUID userId) {
        return organiserId.equals(userId) || STAFF.contains(team.getOrDefault(userId, ""));
    }

    /** Whether the person changes the event: the organiser and editors. */
    public boolean isWrittenBy(UUID userId) {
        return organiserId.equals(userId) || WRITES.contains(team.getOrDefault(userId, ""));
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

    public Instant start() {
        return startTime;
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(endTime);
    }

    public String timeZone() {
        return timeZone;
    }
}
