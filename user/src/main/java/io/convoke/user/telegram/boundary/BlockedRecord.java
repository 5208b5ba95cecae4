package io.convoke.user.telegram.boundary;

import java.util.Objects;
import java.util.UUID;

/** The value of {@code notifications telegram-blocked}. */
public record BlockedRecord(UUID userId, Long chatId) {
    public BlockedRecord {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(chatId, "chatId");
    }
}
