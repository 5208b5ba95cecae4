package io.convoke.event.events.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.SERVER_SENT_EVENTS;

import io.convoke.event.events.control.EventAccess;
import io.convoke.event.seats.boundary.SeatsStreams;
import io.convoke.event.seats.boundary.SeatsView;
import io.convoke.event.seats.control.SeatProjection;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The seats of an event, once or live. */
@Path("/")
@RequestScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Seats", description = "Free places, as registration tells")
public class SeatsResource {
    @Inject
    EventAccess access;

    @Inject
    SeatProjection seats;

    @Inject
    SeatsStreams streams;

    @Inject
    Persons persons;

    @GET
    @Path("/{id}/seats")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getSeats",
            summary = "The seats of an event",
            description =
                    "As registration counted them at the time that asOf names, usually milliseconds ago. Registering"
                            + " decides, not this number.")
    @APIResponseSchema(value = SeatsView.class, responseDescription = "The seats, and as of when")
    @APIResponse(responseCode = "404", description = "event-unknown")
    public SeatsView get(@PathParam("id") UUID id) {
        return SeatsView.of(count(id));
    }

    @GET
    @Path("/{id}/seats/stream")
    @PermitAll
    @Transactional
    @Produces(SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamSeats",
            summary = "The seats of an event, live",
            description =
                    "Server-Sent Events named seats, whose data is the Seats object: the present state at once, then"
                            + " every change; changes in quick succession may come as one. A comment every 15 seconds"
                            + " keeps the line open. The stream ends after some minutes (clients reconnect by themselves),"
                            + " and when the event is deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "event-unknown")
    public void stream(@PathParam("id") UUID id, @Context SseEventSink sink, @Context Sse sse) {
        streams.open(id, count(id), sink, sse);
    }

    private SeatCount count(UUID id) {
        var event = access.visible(id, persons.reader());
        return seats.of(List.of(id)).getOrDefault(id, SeatCount.untouched(event.capacity()));
    }
}
