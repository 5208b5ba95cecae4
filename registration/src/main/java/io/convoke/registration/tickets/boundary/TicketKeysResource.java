package io.convoke.registration.tickets.boundary;

import io.convoke.registration.tickets.control.TicketKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of tickets, for devices at doors that verify them without the platform. */
@Path("/ticket-keys.json")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets", description = "What the holder of a seat shows at the door")
public class TicketKeysResource {
    @Inject
    TicketKeys keys;

    @GET
    @PermitAll
    @Operation(
            operationId = "getTicketKeys",
            summary = "The public keys of tickets",
            description =
                    "The key that signs now, those before whose tickets are still good, and, before it signs, the next"
                            + " one. May be cached for five minutes.")
    @APIResponseSchema(value = TicketKeysView.class, responseCode = "200")
    public Response keys() {
        return Response.ok(TicketKeysView.of(keys.published()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
