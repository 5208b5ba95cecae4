package io.convoke.notification.announcements.boundary;

import io.convoke.notification.announcements.entity.Announcement;
import io.convoke.notification.announcements.entity.Audience;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An announcement. */
@Schema(name = "Announcement", description = "What was announced to the people of an event")
public record AnnouncementView(
        UUID id,
        UUID eventId,

        @Schema(description = "Who announced it") UUID createdBy,

        Audience audience,
        @Schema(examples = "We meet in another room") String subject,
        @Schema(examples = "Please come to room 12.") String message,

        @Schema(description = "Whether it went to its author alone", examples = "false")
        boolean test,

        @Schema(description = "How many people it went to", examples = "42")
        int recipients,

        Instant createdAt) {

    static AnnouncementView of(Announcement announcement) {
        return new AnnouncementView(
                announcement.id(),
                announcement.eventId(),
                announcement.createdBy(),
                announcement.audience(),
                announcement.subject(),
                announcement.message(),
                announcement.isTest(),
                announcement.recipients(),
                announcement.createdAt());
    }
}
