package io.convoke.chat.sockets.boundary;

import io.convoke.chat.rooms.control.ChatError;
import io.convoke.chat.sockets.control.Tickets;
import io.convoke.common.http.Caller;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Opening a socket: the ticket for it, and what is said of it in the document. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat sockets", description = "The chat as it happens, over WebSocket")
public class SocketResource {
    @Inject
    Tickets tickets;

    @Inject
    Caller caller;

    @POST
    @Path("/{id}/tickets")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "createSocketTicket",
            summary = "Get a ticket for the socket",
            description =
                    "A browser cannot send an access token with a WebSocket. The ticket opens one socket of this chat,"
                            + " within a minute.")
    @APIResponse(
            responseCode = "201",
            description = "The ticket, which is shown once",
            content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "403", description = "not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    public Response issue(@PathParam("id") UUID id) {
        var ticket = tickets.issue(id, caller.id(), caller.username());
        return Response.status(Response.Status.CREATED)
                .entity(TicketView.of(ticket))
                .build();
    }

    /** Reached by requests that are no handshake only. */
    @GET
    @Path("/{id}/socket")
    @PermitAll
    @Operation(
            operationId = "openSocket",
            summary = "Open the socket",
            description = "WebSocket (RFC 6455) with the subprotocols chat.v1 and ticket.<ticket>, of which chat.v1 is"
                    + " answered, and an Origin of the platform, programs included. Frames are JSON texts of at"
                    + " most 64 KB. From the client: {op: send, ref, type, message}, {op: resume, after,"
                    + " changes?}, {op: typing}, {op: read, seq}, {op: ping}. From the service: {op: ack, ref, id,"
                    + " seq}, {op: message, ...}, {op: changed, ...}, {op: typing, userId, username}, {op:"
                    + " presence, count, joined, left}, {op: state, state}, {op: error, ref?, type, detail} with"
                    + " the type of a problem, {op: pong}. Messages come in the order of their seq and each once;"
                    + " after, or resume as the first frame, closes the gap after a break. The service ends it with 1001, 1003, 1008, 1009 or"
                    + " 1013; docs/chat.md has the whole.")
    @APIResponse(responseCode = "101", description = "The socket is open")
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(responseCode = "401", description = "socket-ticket-invalid")
    @APIResponse(responseCode = "403", description = "origin-refused, not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    @APIResponse(responseCode = "426", description = "upgrade-required")
    @APIResponse(responseCode = "429", description = "too-many-connections")
    public Response socket(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "The seq of the last message that the client knows, 0 for none: the socket begins"
                                            + " with what came after it",
                            example = "41")
                    @QueryParam("after")
                    Long after,
            @Parameter(
                            description =
                                    "With after: the number of the last change that it knows; the socket also begins"
                                            + " with the changes after that",
                            example = "7")
                    @QueryParam("changes")
                    Long changes) {
        throw new DomainException(ChatError.UPGRADE_REQUIRED, "Connect to chat " + id + " with a WebSocket client");
    }
}
