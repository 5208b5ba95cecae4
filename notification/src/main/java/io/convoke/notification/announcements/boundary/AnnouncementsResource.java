package io.convoke.notification.announcements.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Idempotency;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.announcements.control.AnnouncementDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Announcements of an event's owner and editors. */
@Path("/announcements")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Announcements", description = "What the team of an event tells those who come or wait")
public class AnnouncementsResource {
    @Inject
    AnnouncementDesk desk;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @POST
    @Transactional
    @Operation(
            operationId = "announce",
            summary = "Announce something to the people of an event",
            description =
                    "For the event's owner and its editors. Everybody who is of the audience now gets it once, on each"
                            + " channel that they have switched on; who registers later does not. With test=true the caller alone gets"
                            + " it. At most 5 announcements and 20 tests of an event in 24 hours.")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = AnnouncementAccepted.class)))
    @APIResponse(responseCode = "404", description = "event-unknown")
    public Response announce(
            @NotNull @Valid AnnouncementRequest request,
            @Parameter(
                            description =
                                    "1 to 100 printable characters chosen by the client: the request is done at most"
                                            + " once with it, and a repetition gets the first answer")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        var user = caller.id();
        return idempotency.once(key, user, "announce", request, () -> {
            var announcement = desk.announce(request.draft(), user);
            return Response.accepted(new AnnouncementAccepted(announcement.id(), announcement.recipients()))
                    .location(uri.getAbsolutePathBuilder()
                            .path(announcement.id().toString())
                            .build())
                    .build();
        });
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listAnnouncements",
            summary = "List the announcements of an event",
            description = "For the event's owner and its editors, and for admins. The latest first.")
    @APIResponseSchema(value = AnnouncementPage.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "event-unknown")
    public AnnouncementPage list(
            @Parameter(description = "The event", required = true) @QueryParam("eventId") UUID eventId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (eventId == null) {
            throw DomainException.malformed("eventId", "it is missing");
        }
        return AnnouncementPage.of(desk.list(eventId, caller.id(), caller.isAdmin(), cursor, Paging.limit(limit)));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getAnnouncement",
            summary = "Read an announcement and what became of its messages",
            description = "For the event's owner and its editors, and for admins.")
    @APIResponseSchema(value = AnnouncementReportView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "announcement-unknown")
    public AnnouncementReportView report(@PathParam("id") UUID id) {
        return AnnouncementReportView.of(desk.report(id, caller.id(), caller.isAdmin()));
    }
}
