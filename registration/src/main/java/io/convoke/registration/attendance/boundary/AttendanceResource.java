package io.convoke.registration.attendance.boundary;

import io.convoke.common.http.Caller;
import io.convoke.registration.attendance.control.AfterTheEvent;
import io.convoke.registration.attendance.control.Staff;
import io.convoke.registration.registrations.boundary.AttendeeView;
import io.convoke.registration.registrations.boundary.UnknownEvents;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the organiser and the editors correct after their event, and admins. */
@Path("/events/{eventId}/attendees/{registrationId}/attendance")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attendance", description = "Who came, for those who run the event")
public class AttendanceResource {
    @Inject
    AfterTheEvent after;

    @Inject
    UnknownEvents events;

    @Inject
    Caller caller;

    @PUT
    @Operation(
            operationId = "correctAttendance",
            summary = "Correct whether somebody came",
            description =
                    "For the organiser and editors, once the event is over. By itself the platform marks all who had a"
                            + " seat and were not checked in as no-shows, at events where somebody was checked in; that is so as well"
                            + " where the only check-in is such a correction.")
    @APIResponseSchema(value = AttendeeView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "event-unknown, attendee-unknown")
    @APIResponse(
            responseCode = "409",
            description = "event-not-over, registration-cancelled, no-seat, event-cancelled, event-not-published")
    public AttendeeView correct(
            @PathParam("eventId") UUID eventId,
            @PathParam("registrationId") UUID registrationId,
            @NotNull @Valid AttendanceRequest request) {
        var by = new Staff(caller.id(), caller.isAdmin());
        return events.knowing(
                eventId, () -> AttendeeView.of(after.correct(eventId, registrationId, request.came(), by)));
    }
}
