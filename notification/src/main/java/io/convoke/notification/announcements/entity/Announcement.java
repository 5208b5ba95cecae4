package io.convoke.notification.announcements.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Words of an event's team to its people; a test goes to the author alone. It does not change, but for its author's erasure. */
@Entity
@Table(name = "announcement")
public class Announcement {
    @Id
    private UUID id;

    private UUID eventId;
    private UUID createdBy;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    private String subject;
    private String message;
    private boolean test;
    private boolean withdrawn;
    private int recipients;
    private Instant createdAt;

    protected Announcement() {} // for Hibernate

    /** @param recipients how many people it goes to */
    public Announcement(
            UUID id,
            UUID eventId,
            UUID createdBy,
            Audience audience,
            String subject,
            String message,
            boolean test,
            int recipients,
            Instant createdAt) {
        this.id = id;
        this.eventId = eventId;
        this.createdBy = createdBy;
        this.audience = audience;
        this.subject = subject;
        this.message = message;
        this.test = test;
        this.recipients = recipients;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID eventId() {
        return eventId;
    }

    public UUID createdBy() {
        return createdBy;
    }

    public Audience audience() {
        return audience;
    }

    public String subject() {
        return subject;
    }

    /** Lines of text. */
    public String message() {
        return message;
    }

    public boolean isTest() {
        return test;
    }

    /** Whether its words are gone because its author's account was erased. */
    public boolean isWithdrawn() {
        return withdrawn;
    }

    /** How many people it went to, or is still to go to. */
    public int recipients() {
        return recipients;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
