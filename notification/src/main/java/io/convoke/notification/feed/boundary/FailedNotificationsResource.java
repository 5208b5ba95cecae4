package io.convoke.notification.feed.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import io.convoke.notification.feed.control.Feed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What could not be sent, for admins. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification operations", description = "For admins: what could not be sent, and trying the servers out")
public class FailedNotificationsResource {
    @Inject
    Feed feed;

    @GET
    @Path("/failed")
    @Transactional
    @Operation(
            operationId = "listFailedNotifications",
            summary = "List the notifications that could not be sent",
            description = "Everybody's, the latest first, without what they say.")
    @APIResponseSchema(value = FailedNotificationPage.class, responseCode = "200")
    public FailedNotificationPage failed(
            @Parameter(description = "1 to 100, 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "The place to go on from, as a page's next gave it") @QueryParam("cursor")
                    String cursor) {
        return FailedNotificationPage.of(feed.failed(cursor, Paging.limit(limit)));
    }

    @POST
    @Path("/{id}/resend")
    @Transactional
    @Operation(
            operationId = "resendNotification",
            summary = "Have a failed or skipped notification sent again",
            description = "It is pending afterwards, and sent as things stand then; one that is still pointless is"
                    + " skipped again.")
    @APIResponse(
            responseCode = "202",
            description = "It is pending again",
            content = @Content(schema = @Schema(implementation = FailedNotificationView.class)))
    @APIResponse(responseCode = "404", description = "notification-unknown")
    @APIResponse(responseCode = "409", description = "not-resendable")
    public Response resend(@PathParam("id") UUID id) {
        return Response.accepted(FailedNotificationView.of(feed.resend(id))).build();
    }
}
