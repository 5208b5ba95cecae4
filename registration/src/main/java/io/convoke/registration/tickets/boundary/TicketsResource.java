package io.convoke.registration.tickets.boundary;

import io.convoke.common.http.Caller;
import io.convoke.registration.registrations.boundary.UnitOfWork;
import io.convoke.registration.tickets.control.QrCode;
import io.convoke.registration.tickets.control.TicketOffice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tickets of one's own seats. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.USER)
@Tag(name = "Tickets", description = "What the holder of a seat shows at the door")
public class TicketsResource {
    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";
    private static final String REFUSALS = "no-seat, registration-cancelled, event-cancelled";

    @Inject
    TicketOffice office;

    @Inject
    UnitOfWork unit;

    @Inject
    Caller caller;

    @GET
    @Path("/{id}/ticket")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getTicket",
            summary = "Get the ticket of one's own seat",
            description =
                    "Signed, so that it can be verified without the platform by the keys at ticket-keys.json. Each"
                            + " request issues another text, and all of them are good for as long as the seat is held.")
    @APIResponseSchema(value = TicketView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "registration-unknown")
    @APIResponse(responseCode = "409", description = REFUSALS)
    public TicketView ticket(@PathParam("id") UUID id) {
        return TicketView.of(issue(id));
    }

    @GET
    @Path("/{id}/ticket.png")
    @Produces(PNG)
    @Operation(
            operationId = "downloadTicketPng",
            summary = "Get the ticket of one's own seat as a QR code, PNG",
            description = "For the door. It holds the same text as ticket in the JSON.")
    @APIResponse(
            responseCode = "200",
            description = "The QR code with its margin, black on white",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "registration-unknown")
    @APIResponse(responseCode = "409", description = REFUSALS)
    public byte[] png(@PathParam("id") UUID id) {
        return QrCode.of(issue(id).sealed().text()).png();
    }

    @GET
    @Path("/{id}/ticket.svg")
    @Produces(SVG)
    @Operation(
            operationId = "downloadTicketSvg",
            summary = "Get the ticket of one's own seat as a QR code, SVG",
            description = "For the door, and for printing. It holds the same text as ticket in the JSON.")
    @APIResponse(
            responseCode = "200",
            description = "The QR code with its margin, black on white",
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "registration-unknown")
    @APIResponse(responseCode = "409", description = REFUSALS)
    public String svg(@PathParam("id") UUID id) {
        return QrCode.of(issue(id).sealed().text()).svg();
    }

    private TicketOffice.Issued issue(UUID id) {
        var user = caller.id();
        return unit.of(() -> office.issue(id, user));
    }
}
