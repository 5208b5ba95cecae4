package io.convoke.user.activity.boundary;

import io.convoke.user.activity.control.Deed;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.UUID;

/** What the history needs of a record of the topic of reviews. */
public record ReviewRecord(UUID reviewId, UUID eventId, UUID userId, Instant at) {

    Deed deed(boolean removed) {
        return new Deed(userId, ActivityType.REVIEWED, reviewId, eventId, at, removed);
    }
}
