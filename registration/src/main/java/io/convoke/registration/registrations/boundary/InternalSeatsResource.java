package io.convoke.registration.registrations.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.registrations.control.Capacity;
import io.convoke.registration.registrations.control.RegistrationError;
import io.convoke.registration.registrations.control.RegistrationStore;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seats as the event service asks for them; the gateway hides these routes from outside. */
@Path("/internal/events/{eventId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "For the platform's own services; not reachable through the gateway")
public class InternalSeatsResource {
    @Inject
    Capacity capacity;

    @Inject
    RegistrationStore store;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @PUT
    @Path("/capacity")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Caller.USER, Caller.ADMIN})
    @Operation(
            operationId = "lowerCapacity",
            summary = "Lower an event's capacity before it is published",
            description =
                    "With the token of a writer of the event. A capacity that is not lower changes nothing here: it"
                            + " comes with the topic of events.")
    @APIResponse(responseCode = "204", description = "No seat beyond this capacity is given away from now on")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "capacity-below-registered")
    @Transactional
    public void lowerCapacity(@PathParam("eventId") UUID eventId, @NotNull @Valid CapacityRequest request) {
        capacity.lower(
                eventId, request.capacity(), Optional.ofNullable(request.version()), caller.id(), caller.isAdmin());
    }

    @DELETE
    @Path("/seats")
    @RolesAllowed({Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "withdrawSeats",
            summary = "Give out no more seats of an event that is about to be deleted",
            description =
                    "With the token of a writer of the event; only while nobody is registered or waits. From then on"
                            + " the event is unknown here, until a newer version of it is published or, a minute later, the event"
                            + " service still has it.")
    @APIResponse(responseCode = "204", description = "Nobody is registered, and nobody can register any more")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "event-has-registrations")
    public void withdraw(@PathParam("eventId") UUID eventId) {
        capacity.withdraw(eventId, caller.id(), caller.isAdmin());
    }

    @GET
    @Path("/seats")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getInternalSeats",
            summary = "Read an event's seats as they are now",
            description = "Nobody is registered for an event that is unknown here.")
    @APIResponseSchema(value = SeatsView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "event-unknown")
    public SeatsView seats(@PathParam("eventId") UUID eventId) {
        return store.seats(eventId)
                .map(seats -> SeatsView.of(seats, clock.instant()))
                .orElseThrow(
                        () -> new DomainException(RegistrationError.EVENT_UNKNOWN, "There is no event " + eventId));
    }
}
