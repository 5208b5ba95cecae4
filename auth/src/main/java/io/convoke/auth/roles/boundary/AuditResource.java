package io.convoke.auth.roles.boundary;

import io.convoke.auth.roles.control.AuditLog;
import io.convoke.common.http.Caller;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log of roles. */
@Path("audit")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account administration", description = "For admins: accounts, roles and the audit log")
public class AuditResource {
    private static final String ORDER = "-at";

    @Inject
    AuditLog audit;

    @GET
    @RolesAllowed(Caller.ADMIN)
    @Transactional
    @Operation(
            operationId = "listRoleAudit",
            summary = "Who granted and revoked roles, the newest first",
            description = "For admins. A line for every role that a person got or lost, with who did it.")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public AuditPage list(
            @Parameter(description = "Items on the page, 1..100; 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "Where the page begins: next of the page before") @QueryParam("cursor")
                    String cursor) {
        var size = Paging.limit(limit);
        var found = Cursor.parse(cursor, ORDER, 2)
                .map(after -> audit.before(after.instant(0), after.id(1), size + 1))
                .orElseGet(() -> audit.newest(size + 1));
        var page = Paging.slice(found, size, entry -> Cursor.after(ORDER, entry.at(), entry.id()));
        return new AuditPage(page.items().stream().map(AuditEntryView::of).toList(), page.next());
    }
}
