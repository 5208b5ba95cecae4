package io.convoke.media.gallery.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convoke.common.events.PublishedEvent;
import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.MediaType;
import io.convoke.media.gallery.entity.ThumbnailSize;
import java.time.Instant;
import java.util.UUID;

/** A picture or video hangs on an event, and all that there will be of it can be fetched. */
public record MediaAdded(
        UUID mediaId,
        UUID eventId,
        UUID userId,
        String username,
        boolean byTeam,
        MediaType mediaType,
        String contentType,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) Thumbnails thumbnails,
        Instant at)
        implements PublishedEvent {

    /** Where they are. */
    public record Thumbnails(String small, String medium, String large) {
        /** Those of an item. */
        public static Thumbnails of(UUID item) {
            return new Thumbnails(
                    Addresses.thumbnail(item, ThumbnailSize.SMALL),
                    Addresses.thumbnail(item, ThumbnailSize.MEDIUM),
                    Addresses.thumbnail(item, ThumbnailSize.LARGE));
        }
    }

    static MediaAdded of(MediaItem item) {
        return new MediaAdded(
                item.id(),
                item.eventId(),
                item.uploaderId(),
                item.uploaderName(),
                item.isByTeam(),
                item.mediaType(),
                item.content().contentType(),
                Addresses.content(item.id()),
                item.hasThumbnails() ? Thumbnails.of(item.id()) : null,
                item.uploadedAt());
    }

    @Override
    public String topic() {
        return "media";
    }

    @Override
    public String type() {
        return "added";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
