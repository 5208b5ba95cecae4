package io.convoke.auth.roles.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the audit log, the newest first.
 *
 * @param next the cursor of the next page; absent on the last
 */
@Schema(name = "RoleAuditPage")
public record AuditPage(List<AuditEntryView> items, Optional<String> next) {}
