package io.convoke.user.activity.boundary;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The value of {@code media avatar-changed}.
 *
 * @param url where it is; empty when it was removed
 */
public record AvatarRecord(UUID userId, Optional<String> url, Long version) {
    public AvatarRecord {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(version, "version");
        url = url == null ? Optional.empty() : url;
    }
}
