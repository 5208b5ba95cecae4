package io.convoke.reviews.erasure.control;

import io.convoke.common.erasure.PersonalData;
import io.convoke.reviews.attendance.control.AttendanceStore;
import io.convoke.reviews.events.control.EventStore;
import io.convoke.reviews.reviews.control.LockedReview;
import io.convoke.reviews.reviews.control.ReviewDesk;
import io.convoke.reviews.reviews.control.ReviewStore;
import io.convoke.reviews.reviews.control.ReviewedEvent;
import io.convoke.reviews.reviews.control.ReviewedEvents;
import io.convoke.reviews.summaries.control.Summaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/**
 * Forgets a person: reviews go as if their author had deleted them, with their history; answers, votes and reports go; what the
 * person organised, moderated or attended stays under an id that means nobody.
 */
@ApplicationScoped
public class ForgottenPersons implements PersonalData {
    @PersistenceContext
    EntityManager entities;

    @Inject
    EventStore events;

    @Inject
    ReviewedEvents reviewedEvents;

    @Inject
    Summaries summaries;

    @Inject
    ReviewStore reviews;

    @Inject
    ReviewDesk desk;

    @Inject
    AttendanceStore attendance;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        var nobody = UUID.randomUUID();
        forgetWords(userId, lockAsOf(userId, nobody));
        forgetModeration(userId, nobody);
        attendance.forgetPerson(userId);
        execute("delete from known_event_team where user_id = ?1", userId);
    }

    /** Locks every event that has to do with the person; those that the person organised are nobody's from then on. */
    private Map<UUID, ReviewedEvent> lockAsOf(UUID userId, UUID nobody) {
        var organised = events.organisedBy(userId);
        var all = new ArrayList<>(organised);
        all.addAll(reviews.eventsTouchedBy(userId));
        var locked = reviewedEvents.lockAll(all);
        if (organised.isEmpty()) {
            return locked;
        }
        organised.forEach(eventId -> locked.get(eventId).event().leaveTo(nobody));
        summaries.rename(userId, nobody);
        return reviewedEvents.lockAll(all);
    }

    private void forgetWords(UUID userId, Map<UUID, ReviewedEvent> places) {
        for (var review : reviews.touchedBy(userId)) {
            var locked = new LockedReview(places.get(review.eventId()), review);
            if (review.userId().equals(userId)) {
                desk.remove(locked);
            } else {
                desk.withdrawAnswer(locked);
            }
        }
        execute("delete from helpful_vote where user_id = ?1", userId);
        execute("delete from report where user_id = ?1", userId);
    }

    private void forgetModeration(UUID userId, UUID nobody) {
        execute(
                "update audit_entry set reason = null"
                        + " where review_id in (select review_id from review_history where user_id = ?1)",
                userId);
        execute("delete from review_history where user_id = ?1", userId);
        entities.createNativeQuery("update audit_entry set actor_id = ?2, actor_username = '' where actor_id = ?1")
                .setParameter(1, userId)
                .setParameter(2, nobody)
                .executeUpdate();
    }

    private void execute(String sql, UUID userId) {
        entities.createNativeQuery(sql).setParameter(1, userId).executeUpdate();
    }
}
