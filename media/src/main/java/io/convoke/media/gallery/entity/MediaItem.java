package io.convoke.media.gallery.entity;

import io.convoke.media.storage.entity.StoredObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A picture or video of an event. Born when its bytes are in the store; a picture then gets its thumbnails, or after some
 * tries none; from then on others are told of it. Deleted by its uploader or the event's writers, with the event, or with
 * the uploader's account.
 */
@Entity
@Table(name = "media_item")
public class MediaItem {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID eventId;

    @Column(updatable = false)
    private UUID uploaderId;

    @Column(updatable = false)
    private String uploaderName;

    @Column(updatable = false)
    private boolean byTeam;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private MediaType mediaType;

    @ManyToOne(optional = false)
    @JoinColumn(name = "content_id", updatable = false)
    private StoredObject content;

    @Column(updatable = false)
    private Integer width;

    @Column(updatable = false)
    private Integer height;

    @Column(updatable = false)
    private Instant uploadedAt;

    @Enumerated(EnumType.STRING)
    private ThumbnailStatus thumbnails;

    private int thumbnailTries;
    private Instant nextTryAt;
    private UUID smallId;
    private UUID mediumId;
    private UUID largeId;

    /** Who uploads. */
    public record Uploader(UUID id, String name, boolean byTeam) {}

    /** Width and height in pixels. */
    public record Size(int width, int height) {}

    protected MediaItem() {} // for Hibernate

    private MediaItem(
            UUID id, UUID eventId, Uploader uploader, StoredObject content, MediaType mediaType, Instant uploadedAt) {
        this.id = id;
        this.eventId = eventId;
        this.uploaderId = uploader.id();
        this.uploaderName = uploader.name();
        this.byTeam = uploader.byTeam();
        this.content = content;
        this.mediaType = mediaType;
        this.uploadedAt = uploadedAt;
    }

    /** A picture, whose thumbnails are to be made. */
    public static MediaItem picture(
            UUID id, UUID eventId, Uploader uploader, StoredObject content, Size size, Instant now) {
        var item = new MediaItem(id, eventId, uploader, content, MediaType.IMAGE, now);
        item.width = size.width();
        item.height = size.height();
        item.thumbnails = ThumbnailStatus.PENDING;
        item.nextTryAt = now;
        return item;
    }

    /** A video. */
    public static MediaItem video(UUID id, UUID eventId, Uploader uploader, StoredObject content, Instant now) {
        var item = new MediaItem(id, eventId, uploader, content, MediaType.VIDEO, now);
        item.thumbnails = ThumbnailStatus.NONE;
        return item;
    }

    /** Somebody makes the thumbnails now; whoever looks after this time finds them to be made again. */
    public void tryUntil(Instant time) {
        thumbnailTries++;
        nextTryAt = time;
    }

    /** They could not be made; try again after a pause. */
    public void failed(Instant now, Duration pause) {
        nextTryAt = now.plus(pause);
    }

    /** What they need is away; this try does not count. */
    public void postponed(Instant now, Duration pause) {
        thumbnailTries--;
        nextTryAt = now.plus(pause);
    }

    /** The thumbnails are in the store. */
    public void thumbnailsMade(Map<ThumbnailSize, UUID> objects) {
        thumbnails = ThumbnailStatus.MADE;
        nextTryAt = null;
        smallId = objects.get(ThumbnailSize.SMALL);
        mediumId = objects.get(ThumbnailSize.MEDIUM);
        largeId = objects.get(ThumbnailSize.LARGE);
    }

    /** There will be no thumbnails. */
    public void withoutThumbnails() {
        thumbnails = ThumbnailStatus.NONE;
        nextTryAt = null;
    }

    /** Whether its thumbnails are still to be made; others are not told of it before. */
    public boolean isPending() {
        return thumbnails == ThumbnailStatus.PENDING;
    }

    public boolean hasThumbnails() {
        return thumbnails == ThumbnailStatus.MADE;
    }

    /** The object of a thumbnail. */
    public Optional<UUID> thumbnail(ThumbnailSize size) {
        return Optional.ofNullable(
                switch (size) {
                    case SMALL -> smallId;
                    case MEDIUM -> mediumId;
                    case LARGE -> largeId;
                });
    }

    /** Everything of it that is in the store. */
    public Stream<UUID> objects() {
        return Stream.concat(
                Stream.of(content.id()), Stream.of(ThumbnailSize.values()).flatMap(size -> thumbnail(size).stream()));
    }

    /** When its thumbnails are tried next; empty when they will not be. */
    public Optional<Instant> nextTryAt() {
        return Optional.ofNullable(nextTryAt);
    }

    public int thumbnailTries() {
        return thumbnailTries;
    }

    public UUID id() {
        return id;
    }

    public UUID eventId() {
        return eventId;
    }

    public UUID uploaderId() {
        return uploaderId;
    }

    public String uploaderName() {
        return uploaderName;
    }

    /** Whether the owner or an editor of the event uploaded it. */
    public boolean isByTeam() {
        return byTeam;
    }

    public MediaType mediaType() {
        return mediaType;
    }

    public StoredObject content() {
        return content;
    }

    /** Of a picture. */
    public Optional<Size> size() {
        return width == null ? Optional.empty() : Optional.of(new Size(width, height));
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
