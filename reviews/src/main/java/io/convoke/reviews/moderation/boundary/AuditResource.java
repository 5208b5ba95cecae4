package io.convoke.reviews.moderation.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.reviews.moderation.control.AuditLog;
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

/** What admins did. A class of its own, for its path would else be taken for a review's. */
@Path("/audit")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review moderation", description = "Reports, and what admins do about reviews")
public class AuditResource {
    @Inject
    AuditLog audit;

    @GET
    @Transactional
    @Operation(
            operationId = "listReviewAudit",
            summary = "List which admin did what to which review, the newest first",
            description = "For admins: reviews that were hidden or shown again, and reports that were dismissed.")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200", responseDescription = "A page")
    public AuditPage list(
            @Parameter(description = "Items on the page, 1..100; 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "Where the page begins: next of the page before") @QueryParam("cursor")
                    String cursor) {
        var most = Paging.limit(limit);
        var found = audit.list(Cursor.parse(cursor, AuditLog.ORDER, 2), most + 1);
        var page = Paging.slice(found, most, last -> Cursor.after(AuditLog.ORDER, last.at(), last.id()));
        return new AuditPage(page.items().stream().map(AuditEntryView::of).toList(), page.next());
    }
}
