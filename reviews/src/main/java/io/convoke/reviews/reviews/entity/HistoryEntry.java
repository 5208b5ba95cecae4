package io.convoke.reviews.reviews.entity;

import io.convoke.common.ids.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a review said from a time on; written once, never changed, kept when the review is deleted. */
@Entity
@Table(name = "review_history")
public class HistoryEntry {
    /** What its author did. */
    public enum Action {
        POSTED("posted"),
        EDITED("edited"),
        DELETED("deleted");

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

    @SuppressWarnings("UnusedVariable") // queries find entries by it
    private UUID reviewId;

    private UUID userId;
    private String username;

    @Enumerated(EnumType.STRING)
    private Action action;

    private int rating;
    private String comment;
    private Instant at;

    protected HistoryEntry() {} // for Hibernate

    /** What the review says now. */
    public HistoryEntry(Review review, Action action, Instant now) {
        this.id = Ids.next();
        this.reviewId = review.id();
        this.userId = review.userId();
        this.username = review.username();
        this.action = action;
        this.rating = review.rating();
        this.comment = review.comment().orElse(null);
        this.at = now;
    }

    public UUID userId() {
        return userId;
    }

    public String username() {
        return username;
    }

    public Action action() {
        return action;
    }

    public int rating() {
        return rating;
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    public Instant at() {
        return at;
    }
}
