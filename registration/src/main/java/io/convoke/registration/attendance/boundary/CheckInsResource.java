package io.convoke.registration.attendance.boundary;

import io.convoke.common.http.Caller;
import io.convoke.registration.attendance.control.Door;
import io.convoke.registration.attendance.control.Scan;
import io.convoke.registration.attendance.control.Staff;
import io.convoke.registration.registrations.boundary.UnknownEvents;
import io.convoke.registration.tickets.control.TicketSeal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door of an event: for its organiser, editors and staff at the door, and for admins. */
@Path("/events/{eventId}/check-ins")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attendance", description = "Who came, for those who run the event")
public class CheckInsResource {
    @Inject
    Door door;

    @Inject
    TicketSeal seal;

    @Inject
    UnknownEvents events;

    @Inject
    Caller caller;

    @POST
    @Operation(
            operationId = "checkIn",
            summary = "Check somebody in",
            description =
                    "By ticket or, for who was found on the list, by registration. Possible from some hours before the"
                            + " event's start until some hours after its end, 12 each unless configured otherwise. Repeating it changes"
                            + " nothing and answers with the first time. Who was marked as a no-show is checked in.")
    @APIResponseSchema(value = CheckInView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "event-unknown, attendee-unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "ticket-of-another-event, registration-cancelled, no-seat, check-in-not-open, event-cancelled,"
                            + " event-not-published")
    @APIResponse(responseCode = "422", description = "ticket-invalid")
    public CheckInView checkIn(@PathParam("eventId") UUID eventId, @NotNull @Valid CheckInRequest request) {
        var shown = request.named().shown(seal);
        var by = staff();
        return events.knowing(eventId, () -> CheckInView.of(door.checkIn(eventId, shown, by)));
    }

    @POST
    @Path("/batch")
    @Operation(
            operationId = "checkInBatch",
            summary = "Tell whom a device has checked in without a connection",
            description =
                    "Up to 500 at a time. Each has an outcome of its own, the refusals of a single check-in included, and"
                            + " sending a batch again changes nothing. A time before check-in opened or after now is taken as the"
                            + " nearest that can be.")
    @APIResponseSchema(value = CheckInBatchView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "event-not-published")
    public CheckInBatchView checkInAll(
            @PathParam("eventId") UUID eventId, @NotNull @Valid CheckInBatchRequest request) {
        var named = request.named();
        var scans = IntStream.range(0, named.size())
                .mapToObj(i -> new Scan(
                        named.get(i).shown(seal), request.checkIns().get(i).at()))
                .toList();
        var by = staff();
        return events.knowing(eventId, () -> CheckInBatchView.of(door.checkInAll(eventId, scans, by)));
    }

    @DELETE
    @Path("/{registrationId}")
    @Operation(
            operationId = "undoCheckIn",
            summary = "Take a check-in back",
            description = "While check-in is open. The person has a seat as before. Where there is no check-in, nothing"
                    + " changes.")
    @APIResponse(responseCode = "204", description = "The person is not checked in")
    @APIResponse(responseCode = "404", description = "event-unknown, attendee-unknown")
    @APIResponse(responseCode = "409", description = "check-in-not-open, event-cancelled, event-not-published")
    public void undo(@PathParam("eventId") UUID eventId, @PathParam("registrationId") UUID registrationId) {
        var by = staff();
        events.knowing(eventId, () -> {
            door.undo(eventId, registrationId, by);
            return true;
        });
    }

    private Staff staff() {
        return new Staff(caller.id(), caller.isAdmin());
    }
}
