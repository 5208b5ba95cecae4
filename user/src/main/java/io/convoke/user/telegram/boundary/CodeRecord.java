package io.convoke.user.telegram.boundary;

import java.time.Instant;
import java.util.Objects;

/** The value of {@code notifications telegram-code-received}. */
public record CodeRecord(String codeHash, Long chatId, Instant at) {
    public CodeRecord {
        Objects.requireNonNull(codeHash, "codeHash");
        Objects.requireNonNull(chatId, "chatId");
        Objects.requireNonNull(at, "at");
    }
}
