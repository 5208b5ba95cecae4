package io.convoke.notification.quotes.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What somebody wrote in an event's chat or about an event. Once taken back, its words are gone and it stays so. */
@Entity
@Table(name = "quote")
public class Quote {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // read by queries
    private UUID eventId;

    private UUID authorId;
    private String authorName;
    private String words;
    private Integer rating;
    private boolean withdrawn;

    @SuppressWarnings("UnusedVariable") // read by queries
    private Instant at;

    protected Quote() {} // for Hibernate

    /**
     * @param id of the chat message or of the review
     * @param words may be empty
     * @param rating of a review, 1 to 5
     */
    public Quote(
            UUID id,
            UUID eventId,
            UUID authorId,
            String authorName,
            String words,
            Optional<Integer> rating,
            Instant at) {
        this.id = id;
        this.eventId = eventId;
        this.authorId = authorId;
        this.authorName = authorName;
        this.words = words;
        this.rating = rating.orElse(null);
        this.at = at;
    }

    /** The author has changed it. */
    public void become(String newWords, Optional<Integer> newRating) {
        if (!withdrawn) {
            this.words = newWords;
            this.rating = newRating.orElse(null);
        }
    }

    /** It is taken back, or hidden. */
    public void withdraw() {
        this.withdrawn = true;
        this.words = "";
        this.authorName = "";
    }

    public UUID id() {
        return id;
    }

    /** In whose chat, or about which. */
    public UUID eventId() {
        return eventId;
    }

    /** When it was written. */
    public Instant at() {
        return at;
    }

    public UUID authorId() {
        return authorId;
    }

    public String authorName() {
        return authorName;
    }

    /** Empty when there are none. */
    public String words() {
        return words;
    }

    public Optional<Integer> rating() {
        return Optional.ofNullable(rating);
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }
}
