package io.convoke.event.images.control;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Media's event {@code added}.
 *
 * @param byTeam whether the owner or an editor uploaded it
 * @param mediaType {@code image} or another
 * @param at when it was uploaded
 */
public record MediaAdded(UUID mediaId, UUID eventId, boolean byTeam, String mediaType, String url, Instant at) {
    /** Refuses what lacks something. */
    public MediaAdded {
        Objects.requireNonNull(mediaId, "mediaId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(at, "at");
    }

    /** Whether it can be the image of its event. */
    boolean canStandForTheEvent() {
        return byTeam && mediaType.equals("image");
    }
}
