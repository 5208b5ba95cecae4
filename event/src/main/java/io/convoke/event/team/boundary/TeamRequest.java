package io.convoke.event.team.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The role that a person gets. */
@Schema(name = "TeamMemberRequest")
public record TeamRequest(
        @Schema(
                examples = "editor",
                enumeration = {"editor", "checkin", "moderator"})
        @NotNull
        @Pattern(regexp = "editor|checkin|moderator", message = "{event.team-role}")
        String role) {}
