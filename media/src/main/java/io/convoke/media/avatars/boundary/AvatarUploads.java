package io.convoke.media.avatars.boundary;

import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.DomainException;
import io.convoke.media.avatars.control.Avatars;
import io.convoke.media.avatars.entity.Avatar;
import io.convoke.media.pictures.control.PictureInspector;
import io.convoke.media.pictures.control.Workshop;
import io.convoke.media.storage.boundary.Deposits;
import io.convoke.media.storage.control.StorageError;
import io.convoke.media.transfers.boundary.Intake;
import io.convoke.media.transfers.boundary.SizeLimits;
import io.convoke.media.transfers.boundary.UploadRequest;
import io.convoke.media.transfers.boundary.UploadSlots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From a request to an avatar. */
@ApplicationScoped
public class AvatarUploads {
    @Inject
    RateLimiter rates;

    @Inject
    SizeLimits sizes;

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
    Avatars avatars;

    /** Avatars of one person in an hour. */
    @Inject
    @ConfigProperty(name = "convoke.media.hourly-avatars", defaultValue = "20")
    int hourly;

    /**
     * Receives the request's picture, cuts it and shows it.
     *
     * @throws DomainException whatever is wrong with the picture; the avatar stays as it was
     */
    Avatar upload(UUID userId, UploadRequest upload) {
        upload.within(sizes.avatars());
        rates.count("media:avatar:" + userId, hourly, Duration.ofHours(1));
        try {
            return slots.in(() -> receive(userId, upload));
        } catch (IOException e) {
            throw StorageError.refusal(e);
        }
    }

    private Avatar receive(UUID userId, UploadRequest upload) throws IOException {
        try (var received = intake.receive(upload, sizes.avatars())) {
            var original = received.scratch().path();
            var header = inspector.inspect(received.kind(), original);
            try (var copy = workshop.avatar(header, original)) {
                return deposits.store(List.of(copy.file()), ids -> avatars.show(userId, ids.get(0)));
            }
        }
    }
}
