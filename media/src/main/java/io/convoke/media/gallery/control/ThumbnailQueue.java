package io.convoke.media.gallery.control;

import io.convoke.common.events.Outbox;
import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.ThumbnailSize;
import io.convoke.media.storage.control.StoredObjects;
import io.convoke.media.storage.entity.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pictures whose thumbnails are to be made, in the database. Taking one leases it: when whoever took it dies, it is
 * taken again after the lease.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ThumbnailQueue {
    private static final System.Logger LOG = System.getLogger(ThumbnailQueue.class.getName());
    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Inject
    GalleryStore store;

    @Inject
    StoredObjects objects;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** How long an instance that is gone keeps what it was working on, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.media.thumbnail-lease", defaultValue = "PT2M")
    Duration lease;

    /** A picture in hand. */
    public record Task(UUID item, StoredObject content) {}

    /** Takes the next one. One that was taken too often, and never finished, is given up instead. */
    public Optional<Task> take() {
        var item = store.nextPending(clock.instant());
        if (item.filter(found -> found.thumbnailTries() >= MOST_TRIES).isPresent()) {
            giveUp(item.get(), new IllegalStateException("whoever tried did not come back"));
            return Optional.empty();
        }
        item.ifPresent(found -> found.tryUntil(clock.instant().plus(lease)));
        return item.map(found -> new Task(found.id(), found.content()));
    }

    /**
     * The thumbnails are written.
     *
     * @param written the object of each size
     * @return false when the picture was deleted meanwhile, or somebody else was quicker
     */
    public boolean made(UUID id, Map<ThumbnailSize, UUID> written) {
        var item = store.lock(id).filter(MediaItem::isPending);
        item.ifPresent(found -> {
            written.values().forEach(objects::keep);
            found.thumbnailsMade(written);
            outbox.append(MediaAdded.of(found));
        });
        return item.isPresent();
    }

    /** They could not be made for a reason that passes by itself: later once more. */
    public void postponed(UUID id) {
        store.lock(id).filter(MediaItem::isPending).ifPresent(item -> item.postponed(clock.instant(), PAUSE));
    }

    /** They could not be made: later once more, or after some tries never. */
    public void failed(UUID id, Exception reason) {
        store.lock(id).filter(MediaItem::isPending).ifPresent(item -> {
            if (item.thumbnailTries() < MOST_TRIES) {
                LOG.log(System.Logger.Level.WARNING, "No thumbnails of " + id + " yet", reason);
                item.failed(clock.instant(), PAUSE.multipliedBy(item.thumbnailTries()));
            } else {
                giveUp(item, reason);
            }
        });
    }

    private void giveUp(MediaItem item, Exception reason) {
        LOG.log(System.Logger.Level.ERROR, "There will be no thumbnails of " + item.id(), reason);
        item.withoutThumbnails();
        outbox.append(MediaAdded.of(item));
    }
}
