package io.convoke.reviews.moderation.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of reports. */
@Schema(name = "ReviewReportPage")
public record ReportPage(
        @Schema(required = true) List<QueuedReportView> items,

        @Schema(
                implementation = String.class,
                description = "The cursor of the next page; absent on the last",
                examples = "eyJzb3J0Ijoib2xkZXN0In0")
        Optional<String> next) {}
