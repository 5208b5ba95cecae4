package io.convoke.reviews.reviews.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.ids.Ids;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.reviews.attendance.control.AttendanceStore;
import io.convoke.reviews.events.entity.EventStatus;
import io.convoke.reviews.events.entity.KnownEvent;
import io.convoke.reviews.reviews.entity.HistoryEntry;
import io.convoke.reviews.reviews.entity.Opinion;
import io.convoke.reviews.reviews.entity.Person;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes reviews, and what their authors and the organisers do with them afterwards. */
@ApplicationScoped
public class ReviewDesk {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    ErasedAccounts erased;

    @Inject
    RateLimiter limits;

    @Inject
    ReviewedEvents events;

    @Inject
    AttendanceStore attendance;

    @Inject
    ReviewStore store;

    @Inject
    ReviewNews news;

    @Inject
    Clock clock;

    /** How long after posting its author may change or delete a review, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.reviews.edit-window", defaultValue = "P30D")
    Duration editWindow;

    /** How many reviews one person may post or edit in an hour; others are told of each. */
    @Inject
    @ConfigProperty(name = "convoke.reviews.changes-per-hour", defaultValue = "60")
    int changesPerHour;

    /**
     * Takes a review by somebody who attended the event.
     *
     * @throws DomainException event-unknown, event-cancelled, 403 to the event's team, not-attended, event-not-over,
     *     already-reviewed, too-many-requests
     */
    @Transactional(TxType.MANDATORY)
    public Review post(UUID eventId, Person author, Opinion opinion) {
        erased.refuseErased(author.id());
        limit(author.id());
        var place = events.lock(eventId).orElseThrow(() -> unknown(eventId));
        var now = clock.instant();
        requireTakesPlace(place.event());
        requireAttended(place.event(), author.id(), now);
        if (store.hasReview(eventId, author.id())) {
            throw new DomainException(ReviewError.ALREADY_REVIEWED, "You have reviewed this event");
        }
        var review = new Review(Ids.next(), eventId, place.event().organiserId(), author, opinion, now);
        place.count(review.rating());
        news.posted(place, review);
        store.add(review);
        store.add(new HistoryEntry(review, HistoryEntry.Action.POSTED, now));
        return review;
    }

    /**
     * Changes a review that its author has locked; the same again changes nothing.
     *
     * @throws DomainException edit-window-over, too-many-requests
     */
    @Transactional(TxType.MANDATORY)
    public void edit(LockedReview locked, Opinion opinion) {
        var review = locked.review();
        var now = clock.instant();
        requireWithinWindow(review, now);
        limit(review.userId());
        var before = review.rating();
        if (!review.edit(opinion, now)) {
            return;
        }
        if (!review.isHidden()) {
            locked.place().discount(before);
            locked.place().count(review.rating());
        }
        store.add(new HistoryEntry(review, HistoryEntry.Action.EDITED, now));
        news.changed(locked.place(), review);
    }

    /**
     * Deletes a review that its author has locked.
     *
     * @throws DomainException edit-window-over
     */
    @Transactional(TxType.MANDATORY)
    public void delete(LockedReview locked) {
        var now = clock.instant();
        requireWithinWindow(locked.review(), now);
        store.add(new HistoryEntry(locked.review(), HistoryEntry.Action.DELETED, now));
        remove(locked);
    }

    /** Removes a locked review, whoever wants that. */
    @Transactional(TxType.MANDATORY)
    public void remove(LockedReview locked) {
        var review = locked.review();
        if (!review.isHidden()) {
            locked.place().discount(review.rating());
        }
        store.remove(review);
        news.removed(locked.place(), review);
    }

    /** Answers a review that the organiser or an editor has locked, or changes the answer. */
    @Transactional(TxType.MANDATORY)
    public void answer(LockedReview locked, Person by, String text) {
        if (locked.review().answer(text, by, clock.instant())) {
            news.changed(locked.place(), locked.review());
        }
    }

    /** Takes the answer to a locked review back, if there is one. */
    @Transactional(TxType.MANDATORY)
    public void withdrawAnswer(LockedReview locked) {
        if (locked.review().withdrawAnswer()) {
            news.changed(locked.place(), locked.review());
        }
    }

    /**
     * Takes a locked review out of sight and out of the summaries.
     *
     * @throws IllegalStateException when it is hidden
     */
    @Transactional(TxType.MANDATORY)
    public void hide(LockedReview locked, String reason) {
        locked.review().hide(reason, clock.instant());
        locked.place().discount(locked.review().rating());
        news.changed(locked.place(), locked.review());
    }

    /**
     * Shows and counts a locked review again.
     *
     * @throws IllegalStateException when it is not hidden
     */
    @Transactional(TxType.MANDATORY)
    public void unhide(LockedReview locked) {
        locked.review().unhide();
        locked.place().count(locked.review().rating());
        news.changed(locked.place(), locked.review());
    }

    private void limit(UUID author) {
        limits.count("review:" + author, changesPerHour, HOUR);
    }

    private static void requireTakesPlace(KnownEvent event) {
        if (event.status() == EventStatus.DELETED) {
            throw unknown(event.eventId());
        }
        if (event.status() == EventStatus.CANCELLED) {
            throw new DomainException(ReviewError.EVENT_CANCELLED, "The event did not take place");
        }
    }

    /** Whoever had no seat is told so at any time; whether somebody with a seat came is known when the event is over. */
    private void requireAttended(KnownEvent event, UUID person, Instant now) {
        if (event.isRunBy(person)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Those who run an event do not review it");
        }
        var presence = attendance.of(event.eventId(), person);
        if (!presence.registered()) {
            throw new DomainException(ReviewError.NOT_ATTENDED, "You had no seat at this event");
        }
        if (!event.isOver(now)) {
            throw new DomainException(ReviewError.EVENT_NOT_OVER, "Reviews are taken when the event is over");
        }
        if (!presence.attended()) {
            throw new DomainException(ReviewError.NOT_ATTENDED, "You were not checked in at this event");
        }
    }

    private void requireWithinWindow(Review review, Instant now) {
        var end = review.createdAt().plus(editWindow);
        if (now.isAfter(end)) {
            throw new DomainException(ReviewError.EDIT_WINDOW_OVER, "It could be changed until " + end);
        }
    }

    private static DomainException unknown(UUID eventId) {
        return new DomainException(ReviewError.EVENT_UNKNOWN, "There is no event " + eventId);
    }
}
