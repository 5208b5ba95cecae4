package io.convoke.reviews.moderation.boundary;

import io.convoke.reviews.moderation.entity.Report;
import io.convoke.reviews.reviews.boundary.ReviewView;
import io.convoke.reviews.reviews.control.ShownReview;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report, as admins see it. */
@Schema(name = "QueuedReviewReport", description = "A report with the review that it is about")
public record QueuedReportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) ReviewView review,
        @Schema(required = true) PartyView reporter,

        @Schema(required = true, examples = "It insults a speaker")
        String reason,

        @Schema(required = true) Instant createdAt,

        @Schema(implementation = Instant.class, description = "When it was dealt with; absent while it is open")
        Optional<Instant> closedAt,

        @Schema(
                implementation = String.class,
                enumeration = {"hidden", "dismissed"},
                description = "How it was dealt with; absent while it is open")
        Optional<String> outcome) {
    static QueuedReportView of(Report report, ShownReview review) {
        return new QueuedReportView(
                report.id(),
                ReviewView.of(review),
                PartyView.of(report.reporter()),
                report.reason(),
                report.createdAt(),
                report.closedAt(),
                report.outcome().map(Report.Outcome::text));
    }
}
