package io.convoke.chat.rooms.boundary;

import io.convoke.chat.messages.control.ReadPointers;
import io.convoke.chat.rooms.control.Memberships;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.chat.rooms.control.RoomAccess.Visit;
import io.convoke.common.http.Caller;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rooms, each of one event. */
@Path("/")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats", description = "A chat for every event, for people with a seat and the event's team")
public class RoomsResource {
    @Inject
    RoomAccess access;

    @Inject
    Memberships memberships;

    @Inject
    ReadPointers pointers;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @GET
    @Transactional
    @Operation(
            operationId = "getChatOfEvent",
            summary = "Find the chat of an event",
            description = "It opens when the event is published and is read-only once the event is over or cancelled."
                    + " Members are people with a seat, as long as they have it, and the event's team; whoever"
                    + " waits for a seat is none. Seats and teams reach the chat a moment after they change."
                    + " Admins may read.")
    @APIResponseSchema(value = RoomView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown (also of an event that is not published)")
    public RoomView ofEvent(
            @Parameter(description = "The event", required = true) @QueryParam("eventId") UUID eventId) {
        if (eventId == null) {
            throw DomainException.malformed("eventId", "it is missing");
        }
        return view(access.enterOfEvent(eventId, caller.id(), caller.isAdmin()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getChat",
            summary = "Read a chat",
            description = "For those who have a seat at the event, and for its team.")
    @APIResponseSchema(value = RoomView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    public RoomView get(@PathParam("id") UUID id) {
        return view(access.enter(id, caller.id(), caller.isAdmin()));
    }

    private RoomView view(Visit visit) {
        var room = visit.room();
        return RoomView.of(
                visit,
                access.state(room),
                memberships.count(room),
                pointers.of(room.id(), caller.id()),
                clock.instant());
    }
}
