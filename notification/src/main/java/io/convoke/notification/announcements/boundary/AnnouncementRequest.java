package io.convoke.notification.announcements.boundary;

import io.convoke.notification.announcements.control.AnnouncementDesk.Draft;
import io.convoke.notification.announcements.entity.Audience;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be announced. */
@Schema(name = "AnnouncementRequest", description = "What is to be announced, and to whom")
public record AnnouncementRequest(
        @Schema(examples = "01994f3e-7a10-7c3e-9b7e-0d5a1c2b3d4e") @NotNull
        UUID eventId,

        @Schema(
                examples = "registered",
                enumeration = {"registered", "waiting", "all"},
                description = "Who has a seat, who waits for one, or both")
        @NotNull
        @Pattern(regexp = "registered|waiting|all", message = "{announcement.audience}")
        String audience,

        @Schema(examples = "We meet in another room", description = "One line")
        @NotBlank
        @Size(max = 150)
        @Pattern(regexp = "[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]*", message = "{announcement.one-line}")
        String subject,

        @Schema(
                examples = "The hall is being painted.\nPlease come to room 12 on the first floor.",
                description = "Plain text; each line is a paragraph")
        @NotBlank
        @Size(max = 4_000)
        @Pattern(
                regexp = "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029]*",
                message = "{announcement.plain-text}")
        String message,

        @Schema(examples = "false", description = "With true it goes to the caller alone")
        Boolean test) {

    Draft draft() {
        return new Draft(
                eventId,
                Audience.of(audience).orElseThrow(),
                subject.strip(),
                message.strip(),
                Boolean.TRUE.equals(test));
    }
}
