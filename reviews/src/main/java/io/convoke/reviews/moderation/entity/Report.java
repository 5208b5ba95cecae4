package io.convoke.reviews.moderation.entity;

import io.convoke.common.ids.Ids;
import io.convoke.reviews.reviews.entity.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody's word that a review breaks the rules. Open until an admin hides the review or dismisses the report. */
@Entity
@Table(name = "report")
public class Report {
    /** How it ended. */
    public enum Outcome {
        HIDDEN("hidden"),
        DISMISSED("dismissed");

        @EnumeratedValue
        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** The name in JSON and in the database. */
        public String text() {
            return text;
        }
    }

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID reviewId;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String username;

    @Column(updatable = false)
    private String reason;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant closedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected Report() {} // for Hibernate

    /**
     * An open report.
     *
     * @param reason 1 to 1,000 characters
     */
    public Report(UUID reviewId, Person reporter, String reason, Instant now) {
        this.id = Ids.next();
        this.reviewId = reviewId;
        this.userId = reporter.id();
        this.username = reporter.username();
        this.reason = reason;
        this.createdAt = now;
    }

    /** Deals with it; false, and nothing changes, when somebody has already. */
    public boolean close(Outcome how, Instant now) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        closedAt = now;
        return true;
    }

    public UUID id() {
        return id;
    }

    public UUID reviewId() {
        return reviewId;
    }

    public Person reporter() {
        return new Person(userId, username);
    }

    public String reason() {
        return reason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}
