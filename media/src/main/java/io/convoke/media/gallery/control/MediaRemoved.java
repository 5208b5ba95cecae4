package io.convoke.media.gallery.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.media.gallery.entity.MediaItem;
import java.time.Instant;
import java.util.UUID;

/** A picture or video is gone. */
public record MediaRemoved(UUID mediaId, UUID eventId, UUID userId, Instant at) implements PublishedEvent {

    static MediaRemoved of(MediaItem item, Instant now) {
        return new MediaRemoved(item.id(), item.eventId(), item.uploaderId(), now);
    }

    @Override
    public String topic() {
        return "media";
    }

    @Override
    public String type() {
        return "removed";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
