package io.convoke.user.profiles.boundary;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What this service reads of {@code accounts registered} and {@code accounts email-verified}. */
public record AccountRecord(UUID userId, String username, String email, String locale, Optional<Instant> createdAt) {
    public AccountRecord {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(locale, "locale");
        createdAt = createdAt == null ? Optional.empty() : createdAt;
    }
}
