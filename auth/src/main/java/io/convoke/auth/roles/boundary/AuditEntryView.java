package io.convoke.auth.roles.boundary;

import io.convoke.auth.roles.entity.AuditEntry;
import io.convoke.common.problem.Slugs;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who granted or revoked which role, to or from whom. */
@Schema(name = "AuditEntry")
public record AuditEntryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,
        @Schema(required = true) PartyView actor,

        @Schema(
                required = true,
                enumeration = {"role-granted", "role-revoked"})
        String action,

        @Schema(required = true) PartyView subject,

        @Schema(
                required = true,
                enumeration = {"user", "admin"})
        String role) {

    /**
     * An account as it was called then.
     *
     * @param id absent for the platform itself
     */
    @Schema(name = "AuditParty")
    public record PartyView(
            UUID id,
            @Schema(required = true, examples = "admin") String username) {}

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                new PartyView(entry.actor().id().orElse(null), entry.actor().username()),
                Slugs.of(entry.action()),
                new PartyView(entry.subjectId(), entry.subjectUsername()),
                entry.role());
    }
}
