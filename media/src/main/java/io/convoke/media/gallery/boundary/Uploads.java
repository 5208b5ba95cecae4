package io.convoke.media.gallery.boundary;

import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.DomainException;
import io.convoke.media.gallery.control.Gallery;
import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.MediaItem.Size;
import io.convoke.media.gallery.entity.MediaItem.Uploader;
import io.convoke.media.pictures.control.FileKind;
import io.convoke.media.pictures.control.PictureInspector;
import io.convoke.media.pictures.control.Workshop;
import io.convoke.media.storage.boundary.Deposits;
import io.convoke.media.storage.control.Prepared;
import io.convoke.media.storage.control.StorageError;
import io.convoke.media.transfers.boundary.Intake;
import io.convoke.media.transfers.boundary.SizeLimits;
import io.convoke.media.transfers.boundary.UploadRequest;
import io.convoke.media.transfers.boundary.UploadSlots;
import io.convoke.media.videos.control.Mp4Metadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Uploading to an event, from the request to the item. No transaction and no connection is held while bytes arrive or a
 * picture is worked on.
 */
@ApplicationScoped
public class Uploads {
    @Inject
    RateLimiter rates;

    @Inject
    SizeLimits sizes;

    @Inject
    Admissions admissions;

    @Inject
    UploadSlots slots;

    @Inject
    Intake intake;

    @Inject
    PictureInspector inspector;

    @Inject
    Workshop workshop;

    @Inject
    Deposits deposits;

    @Inject
    Gallery gallery;

    @Inject
    ThumbnailWork thumbnails;

    /** Files of one person in an hour. */
    @Inject
    @ConfigProperty(name = "convoke.media.hourly-uploads", defaultValue = "300")
    int hourly;

    /**
     * Receives the request's file and hangs it on the event.
     *
     * @throws DomainException whatever is wrong with the file, the event or the uploader; nothing is stored then
     */
    MediaItem upload(UUID eventId, UUID userId, String username, UploadRequest upload) {
        upload.within(sizes.files());
        rates.count("media:upload:" + userId, hourly, Duration.ofHours(1));
        var uploader = new Uploader(userId, username, admissions.admit(eventId, userId));
        try {
            var item = slots.in(() -> receive(eventId, uploader, upload));
            thumbnails.wake();
            return item;
        } catch (IOException e) {
            throw StorageError.refusal(e);
        }
    }

    private MediaItem receive(UUID eventId, Uploader uploader, UploadRequest upload) throws IOException {
        try (var received = intake.receive(upload, sizes.files())) {
            return received.kind().isPicture()
                    ? picture(eventId, uploader, received)
                    : video(eventId, uploader, received);
        }
    }

    private MediaItem picture(UUID eventId, Uploader uploader, Intake.Received received) throws IOException {
        var original = received.scratch().path();
        var header = inspector.inspect(received.kind(), original);
        try (var copy = workshop.whole(header, original)) {
            var size = new Size(copy.width(), copy.height());
            return store(eventId, uploader, copy.file(), Optional.of(size));
        }
    }

    private MediaItem video(UUID eventId, Uploader uploader, Intake.Received received) throws IOException {
        var file = received.scratch().path();
        var type = received.kind().contentType();
        var changed = received.kind() == FileKind.MP4 && Mp4Metadata.blank(file);
        var prepared = changed ? Prepared.of(file, type) : new Prepared(file, type, received.size(), received.sha256());
        return store(eventId, uploader, prepared, Optional.empty());
    }

    private MediaItem store(UUID eventId, Uploader uploader, Prepared file, Optional<Size> size) {
        return deposits.store(List.of(file), ids -> gallery.add(eventId, uploader, ids.get(0), size));
    }
}
