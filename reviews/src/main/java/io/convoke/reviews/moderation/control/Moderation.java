package io.convoke.reviews.moderation.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.DomainException;
import io.convoke.reviews.moderation.entity.AuditEntry;
import io.convoke.reviews.moderation.entity.Report;
import io.convoke.reviews.reviews.control.LockedReview;
import io.convoke.reviews.reviews.control.ReviewAccess;
import io.convoke.reviews.reviews.control.ReviewDesk;
import io.convoke.reviews.reviews.control.ReviewStore;
import io.convoke.reviews.reviews.entity.Person;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes reports, and does what admins decide about them. */
@ApplicationScoped
public class Moderation {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    ErasedAccounts erased;

    @Inject
    RateLimiter limits;

    @Inject
    ReviewAccess access;

    @Inject
    ReviewDesk desk;

    @Inject
    ReviewStore reviews;

    @Inject
    ReportStore reports;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** How many reviews one person may report in an hour. */
    @Inject
    @ConfigProperty(name = "convoke.reviews.reports-per-hour", defaultValue = "20")
    int reportsPerHour;

    /**
     * Takes a report of somebody else's review.
     *
     * @param reason 1 to 1,000 characters
     * @throws DomainException review-unknown, 403 to its author, already-reported, too-many-requests
     */
    @Transactional(TxType.MANDATORY)
    public Report report(UUID reviewId, Person reporter, String reason) {
        limits.count("report:" + reporter.id(), reportsPerHour, HOUR);
        var review = access.toJudge(reviewId, reporter.id());
        var report = new Report(review.id(), reporter, reason, clock.instant());
        reports.add(report);
        return report;
    }

    /**
     * Takes a review out of sight; its open reports are dealt with by that.
     *
     * @throws DomainException review-unknown, already-hidden
     */
    @Transactional(TxType.MANDATORY)
    public Review hide(UUID reviewId, Person admin, String reason) {
        var locked = access.toModerate(reviewId, admin.id());
        if (locked.review().isHidden()) {
            throw new DomainException(ModerationError.ALREADY_HIDDEN, "Nobody sees the review already");
        }
        desk.hide(locked, reason);
        reports.closeAll(reviewId, Report.Outcome.HIDDEN, clock.instant());
        note(admin, AuditEntry.Action.REVIEW_HIDDEN, locked, Optional.of(reason));
        return locked.review();
    }

    /**
     * Shows a hidden review again.
     *
     * @throws DomainException review-unknown, not-hidden
     */
    @Transactional(TxType.MANDATORY)
    public Review unhide(UUID reviewId, Person admin) {
        var locked = access.toModerate(reviewId, admin.id());
        if (!locked.review().isHidden()) {
            throw new DomainException(ModerationError.NOT_HIDDEN, "Everybody sees the review already");
        }
        desk.unhide(locked);
        note(admin, AuditEntry.Action.REVIEW_UNHIDDEN, locked, Optional.empty());
        return locked.review();
    }

    /**
     * Closes a report without a consequence for the review.
     *
     * @throws DomainException report-unknown, report-closed
     */
    @Transactional(TxType.MANDATORY)
    public Report dismiss(UUID reportId, Person admin) {
        erased.refuseErased(admin.id());
        var report = reports.lock(reportId)
                .orElseThrow(
                        () -> new DomainException(ModerationError.REPORT_UNKNOWN, "There is no report " + reportId));
        if (!report.close(Report.Outcome.DISMISSED, clock.instant())) {
            throw new DomainException(ModerationError.REPORT_CLOSED, "Somebody has dealt with the report");
        }
        var eventId = reviews.eventOf(report.reviewId()).orElseThrow();
        audit.write(new AuditEntry(
                admin,
                AuditEntry.Action.REPORT_DISMISSED,
                report.reviewId(),
                eventId,
                Optional.empty(),
                clock.instant()));
        return report;
    }

    private void note(Person admin, AuditEntry.Action action, LockedReview locked, Optional<String> reason) {
        var review = locked.review();
        audit.write(new AuditEntry(admin, action, review.id(), review.eventId(), reason, clock.instant()));
    }
}
