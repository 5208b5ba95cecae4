package io.convoke.media.gallery.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.gallery.control.EventLimits;
import io.convoke.media.gallery.control.Gallery;
import io.convoke.media.gallery.control.Gallery.Admission;
import io.convoke.media.gallery.control.GalleryError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets uploaders in. What is known of events and seats comes with Kafka and may lag behind what the person did a moment
 * ago, so a refusal is thought over for a while before it is given.
 */
@ApplicationScoped
public class Admissions {
    private static final Set<Admission> WELCOME = Set.of(Admission.GUEST, Admission.TEAM);
    private static final Duration LOOK = Duration.ofMillis(100);

    @Inject
    Transactions transactions;

    @Inject
    Gallery gallery;

    @Inject
    EventLimits limits;

    /** How long an unknown event or seat is waited for, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.media.projection-wait", defaultValue = "PT2S")
    Duration patience;

    /**
     * Whether the person may upload.
     *
     * @return whether it is an owner or editor of the event
     * @throws DomainException event-unknown, forbidden, media-limit-reached
     */
    boolean admit(UUID eventId, UUID userId) {
        var start = System.nanoTime();
        var admission = ask(eventId, userId);
        while (!WELCOME.contains(admission) && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            admission = ask(eventId, userId);
        }
        return switch (admission) {
            case UNKNOWN -> throw new DomainException(GalleryError.EVENT_UNKNOWN, "There is no event " + eventId);
            case STRANGER ->
                throw new DomainException(
                        CommonProblem.FORBIDDEN, "Only the event's team and those who have a seat upload to it");
            case GUEST -> false;
            case TEAM -> true;
        };
    }

    private Admission ask(UUID eventId, UUID userId) {
        return transactions.call(() -> {
            var admission = gallery.admission(eventId, userId);
            if (WELCOME.contains(admission)) {
                limits.require(eventId, 0);
            }
            return admission;
        });
    }
}
