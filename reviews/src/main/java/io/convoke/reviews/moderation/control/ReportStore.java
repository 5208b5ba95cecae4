package io.convoke.reviews.moderation.control;

import io.convoke.common.http.Cursor;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import io.convoke.reviews.moderation.entity.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports in the database. */
@ApplicationScoped
public class ReportStore {
    /** The order of the queue: the oldest first. */
    public static final String ORDER = "oldest";

    @PersistenceContext
    EntityManager entities;

    /**
     * Keeps a new report.
     *
     * @throws DomainException already-reported when its author has reported the same review
     */
    public void add(Report report) {
        try {
            entities.persist(report);
            entities.flush();
        } catch (PersistenceException e) {
            if (Failures.isDuplicate(e, "report_one_each")) {
                throw new DomainException(ModerationError.ALREADY_REPORTED, "You have reported this review");
            }
            throw e;
        }
    }

    /** A report that is about to be closed, locked. */
    public Optional<Report> lock(UUID id) {
        return Optional.ofNullable(entities.find(Report.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Closes all open reports of a review. */
    public void closeAll(UUID reviewId, Report.Outcome outcome, Instant now) {
        entities.createQuery("update Report r set r.closedAt = :now, r.outcome = :outcome"
                        + " where r.reviewId = :review and r.closedAt is null")
                .setParameter("now", now)
                .setParameter("outcome", outcome)
                .setParameter("review", reviewId)
                .executeUpdate();
    }

    /**
     * The oldest reports.
     *
     * @param open whether those that wait for an admin, or those that were dealt with
     * @param after the place to continue at
     */
    public List<Report> list(boolean open, Optional<Cursor> after, int limit) {
        var query = entities.createQuery(
                        "select r from Report r where r.closedAt is " + (open ? "null" : "not null")
                                + (after.isPresent() ? " and (r.createdAt, r.id) > (:at, :last)" : "")
                                + " order by r.createdAt, r.id",
                        Report.class)
                .setMaxResults(limit);
        after.ifPresent(cursor -> query.setParameter("at", cursor.instant(0)).setParameter("last", cursor.id(1)));
        return query.getResultList();
    }
}
