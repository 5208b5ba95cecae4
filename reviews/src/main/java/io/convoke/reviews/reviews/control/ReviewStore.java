package io.convoke.reviews.reviews.control;

import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import io.convoke.reviews.reviews.entity.HistoryEntry;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reviews, their histories and votes in the database. */
@ApplicationScoped
public class ReviewStore {
    @PersistenceContext
    EntityManager entities;

    /** A review; to be read after its event is locked, unless it is only shown. */
    public Optional<Review> find(UUID id) {
        return Optional.ofNullable(entities.find(Review.class, id));
    }

    /** Those of the reviews that exist. */
    public List<Review> all(Collection<UUID> ids) {
        return entities.createQuery("select r from Review r where r.id in :ids", Review.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** A review that is not deleted before the transaction ends. */
    public Optional<Review> hold(UUID id) {
        return Optional.ofNullable(entities.find(Review.class, id, LockModeType.PESSIMISTIC_READ));
    }

    /** The event of a review, without reading the review before the event is locked. */
    public Optional<UUID> eventOf(UUID id) {
        return entities.createQuery("select r.eventId from Review r where r.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Whether the person has reviewed the event. */
    public boolean hasReview(UUID eventId, UUID userId) {
        return entities.createQuery(
                                "select count(*) from Review r where r.eventId = :event and r.userId = :user",
                                Long.class)
                        .setParameter("event", eventId)
                        .setParameter("user", userId)
                        .getSingleResult()
                > 0;
    }

    /**
     * Keeps a new review, and what else changed in this transaction.
     *
     * @throws DomainException already-reviewed when the author has another of the same event
     */
    public void add(Review review) {
        try {
            entities.persist(review);
            entities.flush();
        } catch (PersistenceException e) {
            if (Failures.isDuplicate(e, "review_one_each")) {
                throw new DomainException(ReviewError.ALREADY_REVIEWED, "You have reviewed this event");
            }
            throw e;
        }
    }

    /** Deletes a review with its votes and reports; its history stays. */
    public void remove(Review review) {
        entities.remove(review);
    }

    /** Keeps what a review said. */
    public void add(HistoryEntry entry) {
        entities.persist(entry);
    }

    /** All that a review ever said, in order; empty when there never was one. */
    public List<HistoryEntry> history(UUID reviewId) {
        return entities.createQuery(
                        "select h from HistoryEntry h where h.reviewId = :review order by h.at, h.id",
                        HistoryEntry.class)
                .setParameter("review", reviewId)
                .getResultList();
    }

    /** A person's reviews, and those that the person answered. */
    public List<Review> touchedBy(UUID userId) {
        return entities.createQuery(
                        "select r from Review r where r.userId = :user or r.reply.by = :user order by r.eventId, r.id",
                        Review.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** The events of {@link #touchedBy}, without reading the reviews before the events are locked. */
    public List<UUID> eventsTouchedBy(UUID userId) {
        return entities.createQuery(
                        "select distinct r.eventId from Review r where r.userId = :user or r.reply.by = :user",
                        UUID.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** Finds a review helpful; once is enough. */
    public void vote(UUID reviewId, UUID userId) {
        entities.createNativeQuery(
                        "insert into helpful_vote (review_id, user_id) values (?1, ?2) on conflict do nothing")
                .setParameter(1, reviewId)
                .setParameter(2, userId)
                .executeUpdate();
    }

    /** Takes a vote back, if there is one. */
    public void takeBackVote(UUID reviewId, UUID userId) {
        entities.createNativeQuery("delete from helpful_vote where review_id = ?1 and user_id = ?2")
                .setParameter(1, reviewId)
                .setParameter(2, userId)
                .executeUpdate();
    }

    /** How many found each of the reviews helpful; those that nobody did are missing. */
    public Map<UUID, Long> votes(Collection<UUID> reviewIds) {
        @SuppressWarnings("unchecked") // a native query says nothing of its types
        List<Object[]> rows = entities.createNativeQuery(
                        "select review_id, count(*) from helpful_vote where review_id in (:ids) group by review_id")
                .setParameter("ids", reviewIds)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }
}
