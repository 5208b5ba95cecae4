package io.convoke.notification.events.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Whether a person has a seat at an event, waits for one, or has given either up: what registration last said. */
@Entity
@Table(name = "attendance")
public class Attendance {
    /** A person at an event. */
    @Embeddable
    public record Key(UUID eventId, UUID userId) {}

    @EmbeddedId
    private Key key;

    private UUID registrationId;

    @Enumerated(EnumType.STRING)
    private AttendanceStatus status;

    private long seatsVersion;
    private Instant since;

    protected Attendance() {} // for Hibernate

    public Attendance(Key key, UUID registrationId, AttendanceStatus status, long seatsVersion, Instant since) {
        this.key = key;
        this.registrationId = registrationId;
        this.status = status;
        this.seatsVersion = seatsVersion;
        this.since = since;
    }

    /** Takes over what an event says; false when it is older than what is known. */
    public boolean become(UUID registration, AttendanceStatus next, long version, Instant at) {
        if (version < seatsVersion) {
            return false;
        }
        this.registrationId = registration;
        this.status = next;
        this.seatsVersion = version;
        this.since = at;
        return true;
    }

    public Key key() {
        return key;
    }

    public UUID registrationId() {
        return registrationId;
    }

    /** When the present status began. */
    public Instant since() {
        return since;
    }

    public boolean hasSeat() {
        return status == AttendanceStatus.REGISTERED;
    }

    public boolean isWaiting() {
        return status == AttendanceStatus.WAITLISTED;
    }

    /** Has a seat or waits for one. */
    public boolean isLive() {
        return hasSeat() || isWaiting();
    }
}
