package io.convoke.notification.announcements.boundary;

import io.convoke.notification.announcements.control.AnnouncementDesk.Report;
import io.convoke.notification.announcements.entity.Audience;
import io.convoke.notification.notifications.entity.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An announcement with its delivery report. A person with Telegram counts once in each channel. */
@Schema(name = "AnnouncementReport", description = "An announcement and what became of its messages")
public record AnnouncementReportView(
        UUID id,
        UUID eventId,

        @Schema(description = "Who announced it") UUID createdBy,

        Audience audience,
        @Schema(examples = "We meet in another room") String subject,
        @Schema(examples = "Please come to room 12.") String message,

        @Schema(description = "Whether it went to its author alone", examples = "false")
        boolean test,

        @Schema(description = "How many people it went to; each gets a message on each channel", examples = "42")
        int recipients,

        Instant createdAt,

        @Schema(description = "Of all channels together") DeliveryCounts deliveries,

        @Schema(description = "Of e-mail") DeliveryCounts email,

        @Schema(description = "Of Telegram, to those who have linked it")
        DeliveryCounts telegram) {

    static AnnouncementReportView of(Report report) {
        var announcement = report.announcement();
        var email = DeliveryCounts.of(report.deliveries().getOrDefault(Channel.EMAIL, Map.of()));
        var telegram = DeliveryCounts.of(report.deliveries().getOrDefault(Channel.TELEGRAM, Map.of()));
        return new AnnouncementReportView(
                announcement.id(),
                announcement.eventId(),
                announcement.createdBy(),
                announcement.audience(),
                announcement.subject(),
                announcement.message(),
                announcement.isTest(),
                announcement.recipients(),
                announcement.createdAt(),
                email.plus(telegram),
                email,
                telegram);
    }
}
