package io.convoke.event.images.control;

import java.util.Objects;
import java.util.UUID;

/** Media's event {@code removed}. */
public record MediaRemoved(UUID mediaId, UUID eventId) {
    /** Refuses what lacks something. */
    public MediaRemoved {
        Objects.requireNonNull(mediaId, "mediaId");
        Objects.requireNonNull(eventId, "eventId");
    }
}
