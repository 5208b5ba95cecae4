package io.convoke.notification.events.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What mails tell about an event: what the event service last said. Never goes back to an older version. */
@Entity
@Table(name = "known_event")
public class KnownEvent {
    private static final String EDITOR = "editor";

    @Id
    private UUID eventId;

    private long version;
    private int sequence;
    private String name;
    private Instant startAt;
    private Instant endAt;
    private String timeZone;
    private String status;
    private String city;
    private String address;
    private Double latitude;
    private Double longitude;
    private String onlineUrl;
    private UUID organiserId;
    private String organiserUsername;
    private String cancelReason;
    private Instant startKnownSince;

    @ElementCollection
    @CollectionTable(name = "known_event_team", joinColumns = @JoinColumn(name = "event_id"))
    @MapKeyColumn(name = "user_id")
    @Column(name = "role")
    private Map<UUID, String> team = new HashMap<>();

    protected KnownEvent() {} // for Hibernate

    public KnownEvent(EventState state) {
        this.eventId = state.eventId();
        take(state);
    }

    /** Takes over a state; an older one than known changes nothing. */
    public void become(EventState state) {
        if (state.version() >= version) {
            take(state);
        }
    }

    private void take(EventState state) {
        if (!state.start().equals(startAt)) {
            startKnownSince = state.at();
        }
        this.version = state.version();
        this.sequence = state.sequence();
        this.name = state.name();
        this.startAt = state.start();
        this.endAt = state.end();
        this.timeZone = state.timeZone().getId();
        this.status = state.status();
        this.city = state.city();
        this.address = state.address();
        this.latitude = state.latitude();
        this.longitude = state.longitude();
        this.onlineUrl = state.onlineUrl();
        this.organiserId = state.organiserId();
        this.organiserUsername = state.organiserUsername();
        this.cancelReason = state.cancelReason();
        if (!team.equals(state.team())) {
            team.clear();
            team.putAll(state.team());
        }
    }

    /** Whether the person changes the event, and speaks for it: the organiser and editors. */
    public boolean isWrittenBy(UUID userId) {
        return organiserId.equals(userId) || EDITOR.equals(team.get(userId));
    }

    public UUID eventId() {
        return eventId;
    }

    public long version() {
        return version;
    }

    /** The iCalendar SEQUENCE; rises when name, time or place change and when it is cancelled. */
    public int sequence() {
        return sequence;
    }

    public String name() {
        return name;
    }

    public Instant start() {
        return startAt;
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(endAt);
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    public boolean isActive() {
        return "active".equals(status);
    }

    public boolean isCancelled() {
        return "cancelled".equals(status);
    }

    public boolean isDeleted() {
        return "deleted".equals(status);
    }

    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    public Optional<Double> latitude() {
        return Optional.ofNullable(latitude);
    }

    public Optional<Double> longitude() {
        return Optional.ofNullable(longitude);
    }

    public Optional<String> onlineUrl() {
        return Optional.ofNullable(onlineUrl);
    }

    public UUID organiserId() {
        return organiserId;
    }

    /** Empty when the organiser's account was erased. */
    public String organiserUsername() {
        return organiserUsername;
    }

    /** When the present start was set. */
    public Instant startKnownSince() {
        return startKnownSince;
    }

    public Optional<String> cancelReason() {
        return Optional.ofNullable(cancelReason);
    }
}
