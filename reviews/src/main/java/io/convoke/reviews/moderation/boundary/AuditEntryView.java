package io.convoke.reviews.moderation.boundary;

import io.convoke.reviews.moderation.entity.AuditEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which admin did what. */
@Schema(name = "ReviewAuditEntry")
public record AuditEntryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,
        @Schema(required = true) PartyView actor,

        @Schema(
                required = true,
                enumeration = {"review-hidden", "review-unhidden", "report-dismissed"})
        String action,

        @Schema(required = true) UUID reviewId,
        @Schema(required = true) UUID eventId,

        @Schema(
                implementation = String.class,
                examples = "It insults a speaker",
                description = "Absent where none was given, and once the review's author is erased")
        Optional<String> reason) {
    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                PartyView.of(entry.actor()),
                entry.action().text(),
                entry.reviewId(),
                entry.eventId(),
                entry.reason());
    }
}
