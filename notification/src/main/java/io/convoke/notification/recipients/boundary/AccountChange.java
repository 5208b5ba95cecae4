package io.convoke.notification.recipients.boundary;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What this service reads of the events on {@code accounts}; each type fills its part.
 *
 * @param version the account's version, in events that change the account
 */
record AccountChange(
        UUID userId,
        String username,
        String email,
        String locale,
        Long version,
        UUID verificationId,
        UUID resetId,
        Instant expiresAt,
        Instant requestedAt,
        Instant changedAt) {

    /** Whether it says whom mails go to. */
    boolean hasAddress() {
        return email != null && username != null;
    }

    Optional<Long> knownVersion() {
        return Optional.ofNullable(version);
    }

    /**
     * A field that the event's type must have.
     *
     * @throws IllegalArgumentException when it is missing
     */
    static <T> T needed(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the event lacks " + name);
        }
        return value;
    }
}
