package io.convoke.media.gallery.control;

import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much can hang on one event. */
@ApplicationScoped
public class EventLimits {
    private static final long MEBI = 1 << 20;

    @Inject
    GalleryStore store;

    /** Pictures and videos together. */
    @Inject
    @ConfigProperty(name = "convoke.media.event-files", defaultValue = "1000")
    int mostFiles;

    /** In MiB, thumbnails not counted. */
    @Inject
    @ConfigProperty(name = "convoke.media.event-megabytes", defaultValue = "20000")
    long mostMebibytes;

    /**
     * Lets a file pass. Exact while the event is locked, a guess otherwise.
     *
     * @param size in bytes, 0 when it is not known yet
     * @throws DomainException media-limit-reached
     */
    @Transactional(TxType.MANDATORY)
    public void require(UUID eventId, long size) {
        var load = store.load(eventId);
        if (load.files() >= mostFiles) {
            throw new DomainException(GalleryError.MEDIA_LIMIT_REACHED, "An event has at most " + mostFiles + " files");
        }
        if (load.bytes() + size > mostMebibytes * MEBI) {
            throw new DomainException(
                    GalleryError.MEDIA_LIMIT_REACHED, "The files of an event have at most " + mostMebibytes + " MiB");
        }
    }
}
