package io.convoke.registration.registrations.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import io.convoke.common.http.PlainText;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.registrations.control.Attendees;
import io.convoke.registration.registrations.control.Attendees.Wanted;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who comes to an event and who waits: for its organiser, editors and staff at the door, and for admins. */
@Path("/events/{eventId}")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Tag(name = "Attendees", description = "Who comes and who waits, for those who run the event")
public class AttendeesResource {
    private static final int LONGEST_TEXT = 100;

    @Inject
    Attendees attendees;

    @Inject
    AttendeesExport export;

    @Inject
    UnknownEvents events;

    @Inject
    Caller caller;

    @GET
    @Path("/attendees")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAttendees",
            summary = "List who comes",
            description =
                    "In the order of registering. As text/csv: all at once (limit and cursor do not apply), in UTF-8"
                            + " with a byte order mark, CRLF at the end of lines, and an apostrophe before what a"
                            + " spreadsheet would take for a formula.")
    @APIResponse(
            responseCode = "200",
            description = "A page, or everything as CSV",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AttendeePage.class)),
                @Content(mediaType = AttendeesExport.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "event-not-published")
    public AttendeePage list(
            @PathParam("eventId") UUID eventId,
            @Parameter(
                            description = "Only those with this status; without it all who have a seat",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "registered",
                                                "waitlisted",
                                                "cancelled",
                                                "checked_in",
                                                "no_show"
                                            }))
                    @QueryParam("status")
                    String status,
            @Parameter(description = "Part of the username, 1 to 100 characters", example = "ann") @QueryParam("q")
                    String q,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        var wanted = wanted(eventId, status, q);
        var most = Paging.limit(limit);
        var place = Attendees.place(cursor);
        return asTeam(eventId, () -> AttendeePage.of(attendees.page(wanted, place, most)));
    }

    @GET
    @Path("/attendees")
    @Produces(AttendeesExport.MEDIA_TYPE)
    @Operation(hidden = true)
    public Response export(
            @PathParam("eventId") UUID eventId, @QueryParam("status") String status, @QueryParam("q") String q) {
        var wanted = wanted(eventId, status, q);
        var first = asTeam(eventId, () -> export.first(wanted));
        return Response.ok(export.rest(wanted, first))
                .type(AttendeesExport.MEDIA_TYPE + ";charset=utf-8;header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendees-" + eventId + ".csv\"")
                .build();
    }

    @GET
    @Path("/waitlist")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listWaitlist",
            summary = "List who waits, the next to be promoted first",
            description = "For those who run the event. The position is the place in the line, from 1.")
    @APIResponseSchema(value = WaitingPage.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "event-not-published")
    public WaitingPage waitlist(
            @PathParam("eventId") UUID eventId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        var wanted = new Wanted(eventId, Set.of(RegistrationStatus.WAITLISTED), Optional.empty());
        var most = Paging.limit(limit);
        var place = Attendees.place(cursor);
        return asTeam(eventId, () -> {
            var page = attendees.page(wanted, place, most);
            var first = page.items().isEmpty()
                    ? 1
                    : attendees.waitingUpTo(eventId, page.items().get(0).place());
            return WaitingPage.of(page, Math.toIntExact(first));
        });
    }

    private <T> T asTeam(UUID eventId, Supplier<T> work) {
        var user = caller.id();
        var admin = caller.isAdmin();
        return events.knowing(eventId, () -> {
            attendees.requireTeam(eventId, user, admin);
            return work.get();
        });
    }

    private static Wanted wanted(UUID eventId, String status, String q) {
        var part = PlainText.searched("q", q, LONGEST_TEXT);
        if (q != null && part.isEmpty()) {
            throw DomainException.malformed("q", "it needs 1 to " + LONGEST_TEXT + " characters");
        }
        return new Wanted(eventId, StatusParameter.read(status).map(Set::of).orElse(RegistrationStatus.SEATED), part);
    }
}
