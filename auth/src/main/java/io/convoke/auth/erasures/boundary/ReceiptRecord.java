package io.convoke.auth.erasures.boundary;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The value of {@code erasures completed}. */
public record ReceiptRecord(UUID erasureId, String service, Instant at) {
    public ReceiptRecord {
        Objects.requireNonNull(erasureId, "erasureId");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(at, "at");
    }
}
