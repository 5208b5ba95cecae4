package io.convoke.reviews.reviews.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * The organiser's answer to a review.
 *
 * @param text 1 to 4,000 characters
 * @param by who wrote it last: the organiser or an editor
 * @param at when it was first written
 * @param editedAt when it was last changed; null when it was not
 */
@Embeddable
public record Reply(
        @Column(name = "reply_text") String text,
        @Column(name = "reply_by") UUID by,
        @Column(name = "reply_username") String username,
        @Column(name = "reply_at") Instant at,
        @Column(name = "reply_edited_at") Instant editedAt) {}
