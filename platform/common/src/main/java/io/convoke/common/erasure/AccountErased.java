package io.convoke.common.erasure;

import java.util.Objects;
import java.util.UUID;

/** The value of {@code accounts erased}, as every service reads it. */
record AccountErased(UUID userId, UUID erasureId) {
    AccountErased {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(erasureId, "erasureId");
    }
}
