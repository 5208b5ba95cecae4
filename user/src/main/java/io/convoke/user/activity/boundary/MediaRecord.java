package io.convoke.user.activity.boundary;

import io.convoke.user.activity.control.Deed;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.UUID;

/** What the history needs of {@code media added} and {@code media removed}. */
public record MediaRecord(UUID mediaId, UUID eventId, UUID userId, Instant at) {

    Deed deed(boolean removed) {
        return new Deed(userId, ActivityType.UPLOADED, mediaId, eventId, at, removed);
    }
}
