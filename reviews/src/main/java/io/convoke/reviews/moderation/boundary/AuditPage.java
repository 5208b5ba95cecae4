package io.convoke.reviews.moderation.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the audit log. */
@Schema(name = "ReviewAuditPage")
public record AuditPage(
        @Schema(required = true) List<AuditEntryView> items,

        @Schema(
                implementation = String.class,
                description = "The cursor of the next page; absent on the last",
                examples = "eyJzb3J0IjoibmV3ZXN0In0")
        Optional<String> next) {}
