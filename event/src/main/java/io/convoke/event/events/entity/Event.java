package io.convoke.event.events.entity;

import io.convoke.common.ids.Ids;
import io.convoke.event.locations.entity.Location;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * Something that people come together for. It begins as a draft that only its team sees, or active; it ends completed, by
 * itself once it is over, or cancelled, and neither of these changes any more. Every change raises the version, which is its
 * entity tag; changes of name, time or place of a published event raise the sequence, by which calendars know the newer
 * invitation. Changes happen under the row's lock (see the store), so versions are gapless.
 */
@Entity
@DynamicUpdate // the columns of search are recomputed only when their sources change
public class Event {
    private static final Set<String> TIME_AND_PLACE = Set.of("name", "start", "end", "timeZone", "location", "online");

    @Id
    private UUID id;

    private long version;
    private int sequence;
    private String name;
    private String description;
    private String category;

    @Embedded
    private Schedule schedule;

    private int capacity;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    private String cancelReason;

    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    @JoinColumn(name = "location_id")
    private Location location;

    private String onlineUrl;

    private UUID ownerId;
    private String ownerName;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "event_team", joinColumns = @JoinColumn(name = "event_id"))
    @MapKeyColumn(name = "user_id")
    private Map<UUID, TeamMember> team = new HashMap<>();

    protected Event() {} // for Hibernate

    /** A new event of the owner, as a draft or at once active. */
    public Event(EventPlan plan, UUID ownerId, String ownerName, boolean draft, Instant now) {
        this.id = Ids.next();
        this.version = 1;
        this.status = draft ? EventStatus.DRAFT : EventStatus.ACTIVE;
        this.ownerId = ownerId;
        this.ownerName = ownerName;
        this.createdAt = now;
        this.updatedAt = now;
        this.team.put(ownerId, new TeamMember(TeamRole.OWNER, now));
        take(plan);
    }

    /**
     * Changes what the plan says otherwise; the version rises only when something does.
     *
     * @return the names of the fields that changed, as published: empty when none did
     */
    public Set<String> change(EventPlan plan, Instant now) {
        var changes = plan.differencesTo(this);
        if (changes.isEmpty()) {
            return changes;
        }
        take(plan);
        touch(now);
        if (changes.stream().anyMatch(TIME_AND_PLACE::contains) && status != EventStatus.DRAFT) {
            sequence++;
        }
        return changes;
    }

    /** From draft to active. */
    public void publish(Instant now) {
        require(EventStatus.DRAFT);
        status = EventStatus.ACTIVE;
        touch(now);
    }

    /** From active to cancelled, for good. */
    public void cancel(Optional<String> reason, Instant now) {
        require(EventStatus.ACTIVE);
        status = EventStatus.CANCELLED;
        cancelReason = reason.orElse(null);
        sequence++;
        touch(now);
    }

    /** From active to completed, for good. */
    public void complete(Instant now) {
        require(EventStatus.ACTIVE);
        status = EventStatus.COMPLETED;
        touch(now);
    }

    /** Raises the version for the last time, so that the deletion is newer than every state before it. */
    public void markDeleted(Instant now) {
        touch(now);
    }

    /** Gives a person a role, instead of the one before; false when the person has it already. */
    public boolean assign(UUID userId, TeamRole role, Instant now) {
        if (role == TeamRole.OWNER || userId.equals(ownerId)) {
            throw new IllegalArgumentException("An event has one owner, who stays");
        }
        var before = team.get(userId);
        if (before != null && before.role() == role) {
            return false;
        }
        team.put(userId, new TeamMember(role, before == null ? now : before.since()));
        touch(now);
        return true;
    }

    /** Takes a person out of the team; false when the person is not in it. */
    public boolean dismiss(UUID userId, Instant now) {
        if (userId.equals(ownerId)) {
            throw new IllegalArgumentException("An event has one owner, who stays");
        }
        if (team.remove(userId) == null) {
            return false;
        }
        touch(now);
        return true;
    }

    /** Raises the version, so that the event as it is counts as newer than a change that others have heard of in vain. */
    public void reaffirm(Instant now) {
        touch(now);
    }

    /** Takes the owner away: the event is nobody's from now on, under an id that no account has. */
    public void leaveToNobody(UUID nobody, String name, Instant now) {
        team.remove(ownerId);
        team.put(nobody, new TeamMember(TeamRole.OWNER, now));
        ownerId = nobody;
        ownerName = name;
        touch(now);
    }

    private void require(EventStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("Event " + id + " is " + status.text());
        }
    }

    private void touch(Instant now) {
        version++;
        updatedAt = now;
    }

    private void take(EventPlan plan) {
        name = plan.name();
        description = plan.description().orElse(null);
        category = plan.category().orElse(null);
        schedule = plan.schedule();
        capacity = plan.capacity();
        if (!plan.isAtThePlaceOf(this)) {
            location = plan.location().orElse(null);
        }
        onlineUrl = plan.onlineUrl().orElse(null);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** The iCalendar SEQUENCE (RFC 5545, section 3.8.7.4). */
    public int sequence() {
        return sequence;
    }

    public String name() {
        return name;
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public Optional<String> category() {
        return Optional.ofNullable(category);
    }

    public Schedule schedule() {
        return schedule;
    }

    public int capacity() {
        return capacity;
    }

    public EventStatus status() {
        return status;
    }

    public boolean isDraft() {
        return status == EventStatus.DRAFT;
    }

    public Optional<String> cancelReason() {
        return Optional.ofNullable(cancelReason);
    }

    public Optional<Location> location() {
        return Optional.ofNullable(location);
    }

    public Optional<String> onlineUrl() {
        return Optional.ofNullable(onlineUrl);
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String ownerName() {
        return ownerName;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Everybody in the team by user id, the owner included. */
    public Map<UUID, TeamMember> team() {
        return Collections.unmodifiableMap(team);
    }

    /** The role of a person; empty for outsiders. */
    public Optional<TeamRole> roleOf(UUID userId) {
        return Optional.ofNullable(team.get(userId)).map(TeamMember::role);
    }
}
