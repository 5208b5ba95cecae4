package io.convoke.reviews.moderation.boundary;

import io.convoke.reviews.moderation.entity.Report;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report, as its author sees it. */
@Schema(name = "ReviewReport", description = "A report that admins will look at")
public record ReportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID reviewId,

        @Schema(required = true, examples = "It insults a speaker")
        String reason,

        @Schema(required = true) Instant createdAt) {
    static ReportView of(Report report) {
        return new ReportView(report.id(), report.reviewId(), report.reason(), report.createdAt());
    }
}
