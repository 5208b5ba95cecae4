package io.convoke.reviews.reviews.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one person who attended says about an event. Posted once, changed or deleted by its author for a while, answered by the
 * organiser; an admin may hide it, and then nobody but its author and admins knows of it. Every change raises the version, which
 * is its entity tag. Changes only while the event's summary is locked.
 */
@Entity
@Table(name = "review")
public class Review {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID eventId;

    /** Moves in bulk with the event when its organiser is erased. */
    @Column(updatable = false)
    private UUID organiserId;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String username;

    private int rating;
    private String comment;
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Embedded
    private Hiding hiding;

    @Embedded
    private Reply reply;

    protected Review() {} // for Hibernate

    public Review(UUID id, UUID eventId, UUID organiserId, Person author, Opinion opinion, Instant now) {
        this.id = id;
        this.eventId = eventId;
        this.organiserId = organiserId;
        this.userId = author.id();
        this.username = author.username();
        this.rating = opinion.rating();
        this.comment = opinion.comment().orElse(null);
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Says something else; false, and nothing changes, when it is the same. */
    public boolean edit(Opinion opinion, Instant now) {
        if (opinion.equals(opinion())) {
            return false;
        }
        rating = opinion.rating();
        comment = opinion.comment().orElse(null);
        updatedAt = now;
        version++;
        return true;
    }

    /** Answers it, or changes the answer; false, and nothing changes, when it is the same. */
    public boolean answer(String text, Person by, Instant now) {
        if (reply != null && reply.text().equals(text)) {
            return false;
        }
        reply = reply == null
                ? new Reply(text, by.id(), by.username(), now, null)
                : new Reply(text, by.id(), by.username(), reply.at(), now);
        version++;
        return true;
    }

    /** Takes the answer back; false when there is none. */
    public boolean withdrawAnswer() {
        if (reply == null) {
            return false;
        }
        reply = null;
        version++;
        return true;
    }

    /**
     * Takes it out of sight.
     *
     * @throws IllegalStateException when it is hidden
     */
    public void hide(String reason, Instant now) {
        if (isHidden()) {
            throw new IllegalStateException("Review " + id + " is hidden");
        }
        hiding = new Hiding(reason, now);
        version++;
    }

    /**
     * Shows it again.
     *
     * @throws IllegalStateException when it is not hidden
     */
    public void unhide() {
        if (!isHidden()) {
            throw new IllegalStateException("Review " + id + " is not hidden");
        }
        hiding = null;
        version++;
    }

    public UUID id() {
        return id;
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

    public Opinion opinion() {
        return new Opinion(rating, Optional.ofNullable(comment));
    }

    public int rating() {
        return rating;
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When its author last changed it. */
    public Instant updatedAt() {
        return updatedAt;
    }

    public boolean isHidden() {
        return hiding != null;
    }

    public Optional<Hiding> hiding() {
        return Optional.ofNullable(hiding);
    }

    public Optional<Reply> reply() {
        return Optional.ofNullable(reply);
    }
}
