package io.convoke.notification.announcements.boundary;

import io.convoke.notification.notifications.entity.Status;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many messages have come how far. */
@Schema(name = "DeliveryCounts", description = "How many messages have come how far")
public record DeliveryCounts(
        @Schema(examples = "3") long pending,
        @Schema(examples = "38") long sent,

        @Schema(description = "No server took them", examples = "1")
        long failed,

        @Schema(description = "The person does not want such messages, or has cancelled meanwhile", examples = "0")
        long skipped) {

    static DeliveryCounts of(Map<Status, Long> counts) {
        return new DeliveryCounts(
                counts.getOrDefault(Status.PENDING, 0L),
                counts.getOrDefault(Status.SENT, 0L),
                counts.getOrDefault(Status.FAILED, 0L),
                counts.getOrDefault(Status.SKIPPED, 0L));
    }

    DeliveryCounts plus(DeliveryCounts other) {
        return new DeliveryCounts(
                pending + other.pending, sent + other.sent, failed + other.failed, skipped + other.skipped);
    }
}
