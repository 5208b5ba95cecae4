package io.convoke.media.gallery.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.ids.Ids;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.events.control.Projections;
import io.convoke.media.events.entity.KnownEvent;
import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.MediaItem.Size;
import io.convoke.media.gallery.entity.MediaItem.Uploader;
import io.convoke.media.storage.control.StoredObjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What hangs on events: who may add to it, what is added and what goes. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Gallery {
    @Inject
    Projections projections;

    @Inject
    GalleryStore store;

    @Inject
    EventLimits limits;

    @Inject
    StoredObjects objects;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** What somebody may do at an event. */
    public enum Admission {
        /** The event is not known, or cannot be seen. */
        UNKNOWN,
        /** The person neither runs the event nor has a seat. */
        STRANGER,
        GUEST,
        /** An owner or editor. */
        TEAM
    }

    /** Whether the person may upload to the event, by what is known now. */
    public Admission admission(UUID eventId, UUID userId) {
        var event = projections.visibleEvent(eventId);
        if (event.isEmpty()) {
            return Admission.UNKNOWN;
        } else if (event.get().isWrittenBy(userId)) {
            return Admission.TEAM;
        }
        return event.get().hasInTeam(userId) || projections.isSeated(eventId, userId)
                ? Admission.GUEST
                : Admission.STRANGER;
    }

    /**
     * Hangs a stored file on an event.
     *
     * @param content the object, announced and written
     * @param size of a picture; empty for a video
     * @throws DomainException event-unknown, media-limit-reached, invalid-token when the account was erased meanwhile
     */
    public MediaItem add(UUID eventId, Uploader uploader, UUID content, Optional<Size> size) {
        if (projections.lockEvent(eventId).filter(KnownEvent::isVisible).isEmpty()) {
            throw unknownEvent(eventId);
        }
        if (erased.contains(uploader.id())) {
            throw new DomainException(CommonProblem.INVALID_TOKEN, "The account of this token has been erased");
        }
        var object = objects.keep(content);
        limits.require(eventId, object.size());
        var now = clock.instant();
        var item = size.map(pixels -> MediaItem.picture(Ids.next(), eventId, uploader, object, pixels, now))
                .orElseGet(() -> MediaItem.video(Ids.next(), eventId, uploader, object, now));
        store.add(item);
        if (!item.isPending()) {
            outbox.append(MediaAdded.of(item));
        }
        return item;
    }

    /**
     * An item that anybody may see.
     *
     * @throws DomainException media-unknown
     */
    public MediaItem visible(UUID id) {
        return store.item(id)
                .filter(item -> projections.visibleEvent(item.eventId()).isPresent())
                .orElseThrow(() -> unknown(id));
    }

    /**
     * Lets pass when anybody may see the event.
     *
     * @throws DomainException event-unknown
     */
    public void requireVisible(UUID eventId) {
        if (projections.visibleEvent(eventId).isEmpty()) {
            throw unknownEvent(eventId);
        }
    }

    /**
     * Deletes an item; its bytes follow.
     *
     * @throws DomainException media-unknown; forbidden to all but the uploader, the event's owner and editors, and admins
     */
    public void delete(UUID id, UUID caller, boolean admin) {
        var item = store.lock(id).orElseThrow(() -> unknown(id));
        var event = projections.visibleEvent(item.eventId()).orElseThrow(() -> unknown(id));
        if (!admin && !item.uploaderId().equals(caller) && !event.isWrittenBy(caller)) {
            throw new DomainException(
                    CommonProblem.FORBIDDEN, "Only who uploaded it and the event's owner and editors delete it");
        }
        remove(item);
    }

    /** Deletes everything of an event. */
    public void clear(UUID eventId) {
        removeAll(store.ofEvent(eventId));
    }

    /** Deletes everything that a person uploaded. */
    public void forget(UUID userId) {
        removeAll(store.ofUploader(userId));
    }

    private void removeAll(List<UUID> ids) {
        ids.forEach(id -> store.lock(id).ifPresent(this::remove));
    }

    private void remove(MediaItem item) {
        store.remove(item);
        item.objects().forEach(objects::discard);
        if (!item.isPending()) {
            outbox.append(MediaRemoved.of(item, clock.instant()));
        }
    }

    private static DomainException unknownEvent(UUID eventId) {
        return new DomainException(GalleryError.EVENT_UNKNOWN, "There is no event " + eventId);
    }

    private static DomainException unknown(UUID id) {
        return new DomainException(GalleryError.MEDIA_UNKNOWN, "There is no picture or video " + id);
    }
}
