package io.convoke.reviews.moderation.entity;

import io.convoke.common.ids.Ids;
import io.convoke.reviews.reviews.entity.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What an admin did to a review; written once, never changed but to forget a person. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    /** What was done. */
    public enum Action {
        REVIEW_HIDDEN("review-hidden"),
        REVIEW_UNHIDDEN("review-unhidden"),
        REPORT_DISMISSED("report-dismissed");

        @EnumeratedValue
        private final String text;

        Action(String text) {
            this.text = text;
        }

        /** The name in JSON and in the database. */
        public String text() {
            return text;
        }
    }

    @Id
    private UUID id;

    private Instant at;
    private UUID actorId;
    private String actorUsername;

    @Enumerated(EnumType.STRING)
    private Action action;

    private UUID reviewId;
    private UUID eventId;
    private String reason;

    protected AuditEntry() {} // for Hibernate

    public AuditEntry(Person actor, Action action, UUID reviewId, UUID eventId, Optional<String> reason, Instant now) {
        this.id = Ids.next();
        this.at = now;
        this.actorId = actor.id();
        this.actorUsername = actor.username();
        this.action = action;
        this.reviewId = reviewId;
        this.eventId = eventId;
        this.reason = reason.orElse(null);
    }

    public UUID id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** Who did it, as called then; without a name once that account is erased. */
    public Person actor() {
        return new Person(actorId, actorUsername);
    }

    public Action action() {
        return action;
    }

    public UUID reviewId() {
        return reviewId;
    }

    public UUID eventId() {
        return eventId;
    }

    /** Why; empty too once the review's author is erased, whom it may speak of. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
