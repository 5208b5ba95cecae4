package io.convoke.media.gallery.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.MediaItem.Size;
import io.convoke.media.gallery.entity.MediaItem.Uploader;
import io.convoke.media.gallery.entity.ThumbnailSize;
import io.convoke.media.storage.entity.StoredObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MediaViewTest {
    private static final Instant NOW = Instant.parse("2026-11-21T17:05:12Z");
    private static final Uploader ANN = new Uploader(UUID.randomUUID(), "ann", false);

    private static StoredObject object(String contentType) {
        return new StoredObject(UUID.randomUUID(), contentType, 9, "0".repeat(64), NOW);
    }

    private static MediaItem picture() {
        return MediaItem.picture(UUID.randomUUID(), UUID.randomUUID(), ANN, object("image/jpeg"), new Size(3, 2), NOW);
    }

    @Test
    void aPicturesThumbnailsAreToldFromTheUploadOn() {
        var item = picture();
        var told = MediaView.of(item).thumbnails();
        assertThat(told)
                .hasValueSatisfying(thumbnails ->
                        assertThat(thumbnails.medium()).isEqualTo("/api/v1/media/" + item.id() + "/thumbnails/medium"));
        item.thumbnailsMade(Map.of(
                ThumbnailSize.SMALL, UUID.randomUUID(),
                ThumbnailSize.MEDIUM, UUID.randomUUID(),
                ThumbnailSize.LARGE, UUID.randomUUID()));
        assertThat(MediaView.of(item).thumbnails()).isEqualTo(told);
    }

    @Test
    void whatWillHaveNoThumbnailsTellsNone() {
        var item = picture();
        item.withoutThumbnails();
        assertThat(MediaView.of(item).thumbnails()).isEmpty();
        var video = MediaItem.video(UUID.randomUUID(), UUID.randomUUID(), ANN, object("video/mp4"), NOW);
        assertThat(MediaView.of(video).thumbnails()).isEmpty();
    }
}
