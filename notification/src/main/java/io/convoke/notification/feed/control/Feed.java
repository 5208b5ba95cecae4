package io.convoke.notification.feed.control;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.deliveries.control.Previews;
import io.convoke.notification.notifications.control.NotificationError;
import io.convoke.notification.notifications.control.NotificationStore;
import io.convoke.notification.notifications.control.NotificationStore.Place;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person's own notifications, and for admins those that failed. */
@ApplicationScoped
public class Feed {
    private static final String ORDER = "-createdAt";
    private static final int MOST_MISSED = 100;

    @Inject
    NotificationStore store;

    @Inject
    Previews previews;

    @Inject
    Clock clock;

    /**
     * A page of a person's own, newest first.
     *
     * @param cursor the place to go on from; may be null
     */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<FeedItem> own(UUID userId, Optional<Status> status, boolean unread, String cursor, int limit) {
        var found = store.own(userId, status, unread, place(cursor), limit + 1);
        var slice = slice(found, limit);
        return new Paging.Slice<>(slice.items().stream().map(this::item).toList(), slice.next());
    }

    /** One of a person's own; empty when there is none, or it is another's. */
    @Transactional(TxType.MANDATORY)
    public Optional<FeedItem> find(UUID userId, UUID id) {
        return store.find(id).filter(found -> found.userId().equals(userId)).map(this::item);
    }

    /** What a person has missed since a notification of theirs, oldest first, at most 100. */
    @Transactional(TxType.MANDATORY)
    public List<UUID> since(UUID userId, UUID id) {
        return store.ownSince(userId, id, MOST_MISSED);
    }

    private FeedItem item(Notification notification) {
        return new FeedItem(notification, previews.of(notification));
    }

    /** Marks one of a person's own as read. */
    @Transactional(TxType.MANDATORY)
    public void read(UUID userId, UUID id) {
        store.find(id)
                .filter(found -> found.userId().equals(userId))
                .orElseThrow(() -> unknown(id))
                .read(clock.instant());
    }

    /** A page of what could not be sent, of everybody, newest first. */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<Notification> failed(String cursor, int limit) {
        return slice(store.failed(place(cursor), limit + 1), limit);
    }

    /** Has a failed or skipped one sent again. */
    @Transactional(TxType.MANDATORY)
    public Notification resend(UUID id) {
        var notification = store.lock(id).orElseThrow(() -> unknown(id));
        if (!notification.isResendable()) {
            throw new DomainException(
                    NotificationError.NOT_RESENDABLE,
                    "The notification is " + notification.status().label());
        }
        notification.again(clock.instant());
        return notification;
    }

    private static DomainException unknown(UUID id) {
        return new DomainException(NotificationError.NOTIFICATION_UNKNOWN, "There is no notification " + id);
    }

    private static Optional<Place> place(String cursor) {
        return Cursor.parse(cursor, ORDER, 2).map(parsed -> new Place(parsed.instant(0), parsed.id(1)));
    }

    private static Paging.Slice<Notification> slice(List<Notification> found, int limit) {
        return Paging.slice(found, limit, last -> Cursor.after(ORDER, last.createdAt(), last.id()));
    }
}
