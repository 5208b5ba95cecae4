package io.convoke.media.gallery.boundary;

import io.convoke.media.gallery.control.Addresses;
import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.MediaType;
import io.convoke.media.gallery.entity.ThumbnailSize;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture or video of an event. */
@Schema(name = "Media", description = "A picture or video of an event")
public record MediaView(
        UUID id,
        UUID eventId,
        MediaType mediaType,

        @Schema(
                description = "Of the bytes at url: a picture's copy may be of another type than what was uploaded",
                examples = "image/jpeg")
        String contentType,

        @Schema(description = "Of the bytes at url", examples = "184320")
        long size,

        @Schema(
                description = "Of the bytes at url, hexadecimal",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(description = "Of a picture, in pixels", examples = "1600")
        Optional<Integer> width,

        @Schema(description = "Of a picture, in pixels", examples = "1200")
        Optional<Integer> height,

        @Schema(
                description = "Where the bytes are",
                examples = "/api/v1/media/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60/content")
        String url,

        @Schema(
                description =
                        "Of a picture, from its upload on; a video has none, nor has a picture that they cannot be"
                                + " made of")
        Optional<Thumbnails> thumbnails,

        @Schema(description = "The account") UUID uploadedBy,

        Instant uploadedAt) {

    /** Where the thumbnails are. */
    @Schema(description = "Where a picture's smaller copies are; they fit into squares of 160, 480 and 1280 pixels")
    public record Thumbnails(
            @Schema(examples = "/api/v1/media/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60/thumbnails/small")
            String small,

            @Schema(examples = "/api/v1/media/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60/thumbnails/medium")
            String medium,

            @Schema(examples = "/api/v1/media/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60/thumbnails/large")
            String large) {}

    static MediaView of(MediaItem item) {
        var size = item.size();
        return new MediaView(
                item.id(),
                item.eventId(),
                item.mediaType(),
                item.content().contentType(),
                item.content().size(),
                item.content().sha256(),
                size.map(MediaItem.Size::width),
                size.map(MediaItem.Size::height),
                Addresses.content(item.id()),
                item.isPending() || item.hasThumbnails() ? Optional.of(thumbnails(item.id())) : Optional.empty(),
                item.uploaderId(),
                item.uploadedAt());
    }

    private static Thumbnails thumbnails(UUID item) {
        return new Thumbnails(
                Addresses.thumbnail(item, ThumbnailSize.SMALL),
                Addresses.thumbnail(item, ThumbnailSize.MEDIUM),
                Addresses.thumbnail(item, ThumbnailSize.LARGE));
    }
}
