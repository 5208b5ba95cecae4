package io.convoke.event.team.boundary;

import io.convoke.event.events.entity.TeamMember;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's part in an event's team. */
@Schema(name = "TeamMember")
public record TeamMemberView(
        UUID userId,

        @Schema(enumeration = {"owner", "editor", "checkin", "moderator"})
        String role,

        @Schema(examples = "2027-02-01T09:30:00Z") Instant since) {
    static TeamMemberView of(UUID userId, TeamMember member) {
        return new TeamMemberView(userId, member.role().text(), member.since());
    }
}
