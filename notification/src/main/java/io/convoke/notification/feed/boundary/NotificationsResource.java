package io.convoke.notification.feed.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.feed.control.Feed;
import io.convoke.notification.notifications.entity.Status;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own notifications. */
@Path("/")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications", description = "One's own messages, and what became of them")
public class NotificationsResource {
    @Inject
    Feed feed;

    @Inject
    Caller caller;

    @GET
    @Transactional
    @Operation(
            operationId = "listOwnNotifications",
            summary = "List one's own notifications",
            description = "The latest first. Those that are pending are shown as they would be sent now.")
    @APIResponseSchema(value = NotificationPage.class, responseCode = "200")
    public NotificationPage list(
            @Parameter(
                            description = "Only those with this status",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"pending", "sent", "failed", "skipped"}))
                    @QueryParam("status")
                    String status,
            @Parameter(description = "Only those that are not marked as read") @QueryParam("unread") Boolean unread,
            @Parameter(description = "1 to 100, 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "The place to go on from, as a page's next gave it") @QueryParam("cursor")
                    String cursor) {
        return NotificationPage.of(
                feed.own(caller.id(), status(status), Boolean.TRUE.equals(unread), cursor, Paging.limit(limit)));
    }

    private static Optional<Status> status(String text) {
        if (text == null) {
            return Optional.empty();
        }
        var status = Status.of(text);
        if (status.isEmpty()) {
            throw DomainException.malformed("status", "no notification has a status of this name");
        }
        return status;
    }

    @PUT
    @Path("/{id}/read")
    @Transactional
    @Operation(
            operationId = "markNotificationRead",
            summary = "Mark one of one's own notifications as read",
            description = "Marking it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It is marked as read")
    @APIResponse(responseCode = "404", description = "notification-unknown")
    public void read(@PathParam("id") UUID id) {
        feed.read(caller.id(), id);
    }
}
