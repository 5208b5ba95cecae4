package io.convoke.notification.announcements.boundary;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An announcement is on its way. */
@Schema(name = "AnnouncementAccepted")
public record AnnouncementAccepted(
        UUID id,

        @Schema(description = "How many people it goes to", examples = "42")
        int recipients) {}
