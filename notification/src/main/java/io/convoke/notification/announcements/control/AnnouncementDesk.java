package io.convoke.notification.announcements.control;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.ids.Ids;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.announcements.entity.Announcement;
import io.convoke.notification.announcements.entity.Audience;
import io.convoke.notification.events.control.EventStore;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.notifications.control.NotificationError;
import io.convoke.notification.notifications.control.NotificationStore.Place;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the team of an event announces something. */
@ApplicationScoped
public class AnnouncementDesk {
    private static final String ORDER = "-createdAt";
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final int TESTS_A_DAY = 20;

    @Inject
    AnnouncementStore store;

    @Inject
    EventStore events;

    @Inject
    Intents intents;

    @Inject
    Clock clock;

    /** How many announcements the people of an event get within 24 hours at most. */
    @Inject
    @ConfigProperty(name = "convoke.notification.announcements-per-day", defaultValue = "5")
    int aDay;

    /** What is to be announced. */
    public record Draft(UUID eventId, Audience audience, String subject, String message, boolean test) {}

    /** An announcement and what became of its messages, by channel. */
    public record Report(Announcement announcement, Map<Channel, Map<Status, Long>> deliveries) {}

    /**
     * Announces something to those who are the audience now; a test to the author alone.
     *
     * @throws DomainException 404 {@code event-unknown}, 403 {@code forbidden} for others than owner and editors, 429 when
     *     there were too many in the last 24 hours
     */
    @Transactional(TxType.MANDATORY)
    public Announcement announce(Draft draft, UUID author) {
        events.lock(draft.eventId());
        requireEditor(draft.eventId(), author, false);
        var now = clock.instant();
        refuseTooMany(draft, now);
        var recipients = draft.test()
                ? List.of(author)
                : events.attendees(draft.eventId(), draft.audience().statuses());
        var announcement = new Announcement(
                Ids.next(),
                draft.eventId(),
                author,
                draft.audience(),
                draft.subject(),
                draft.message(),
                draft.test(),
                recipients.size(),
                now);
        store.add(announcement);
        intents.addAll(recipients, Intent.ofWords(Kind.ANNOUNCEMENT, draft.eventId(), announcement.id(), now));
        return announcement;
    }

    private void refuseTooMany(Draft draft, Instant now) {
        var most = draft.test() ? TESTS_A_DAY : aDay;
        var made = store.madeSince(draft.eventId(), draft.test(), now.minus(A_DAY));
        if (made.size() >= most) {
            var next = made.get(made.size() - most).plus(A_DAY);
            throw DomainException.retryLater(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "At most " + most + (draft.test() ? " tests" : " announcements") + " of an event in 24 hours",
                    Duration.between(now, next));
        }
    }

    /**
     * An announcement and what became of it.
     *
     * @throws DomainException 404 {@code announcement-unknown}, also to those who may not see it
     */
    @Transactional(TxType.MANDATORY)
    public Report report(UUID id, UUID caller, boolean admin) {
        return store.find(id)
                .filter(announcement -> admin || isEditor(announcement.eventId(), caller))
                .map(announcement -> new Report(announcement, store.deliveries(id)))
                .orElseThrow(() ->
                        new DomainException(NotificationError.ANNOUNCEMENT_UNKNOWN, "There is no announcement " + id));
    }

    /**
     * Those of an event, newest first.
     *
     * @param cursor the place to go on from; may be null
     * @throws DomainException 404 {@code event-unknown}, 403 {@code forbidden}
     */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<Announcement> list(UUID eventId, UUID caller, boolean admin, String cursor, int limit) {
        Optional<Place> after =
                Cursor.parse(cursor, ORDER, 2).map(parsed -> new Place(parsed.instant(0), parsed.id(1)));
        requireEditor(eventId, caller, admin);
        return Paging.slice(
                store.of(eventId, after, limit + 1), limit, last -> Cursor.after(ORDER, last.createdAt(), last.id()));
    }

    private boolean isEditor(UUID eventId, UUID person) {
        return events.find(eventId).filter(event -> event.isWrittenBy(person)).isPresent();
    }

    private void requireEditor(UUID eventId, UUID person, boolean admin) {
        var event = events.find(eventId)
                .filter(known -> !known.isDeleted())
                .orElseThrow(
                        () -> new DomainException(NotificationError.EVENT_UNKNOWN, "There is no event " + eventId));
        if (!admin && !event.isWrittenBy(person)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only the event's owner and its editors may do this");
        }
    }
}
