package io.convoke.reviews.reviews.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That an admin took a review out of sight, and why. */
@Embeddable
public record Hiding(
        @Column(name = "hidden_reason") String reason,
        @Column(name = "hidden_at") Instant at) {}
