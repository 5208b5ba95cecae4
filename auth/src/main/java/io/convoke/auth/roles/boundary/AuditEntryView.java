package io.convoke.auth.roles.boundary;

import io.convoke.auth.roles.entity.AuditEntry;
import io.convoke.common.problem.Slugs;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who granted or revoked which role, to or from whom. */
@Schema(name = "RoleAuditEntry")
public record AuditEntryView(
        UUID id,
        Instant at,
        PartyView actor,

        @Schema(enumeration = {"role-granted", "role-revoked"})
        String action,

        PartyView subject,

        @Schema(enumeration = {"user", "admin"}) String role) {

    /**
     * An account as it was called then.
     *
     * @param id absent for the platform itself
     */
    @Schema(name = "RoleAuditParty")
    public record PartyView(
            Optional<UUID> id, @Schema(examples = "admin") String username) {}

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                new PartyView(entry.actor().id(), entry.actor().username()),
                Slugs.of(entry.action()),
                new PartyView(Optional.of(entry.subjectId()), entry.subjectUsername()),
                entry.role());
    }
}
