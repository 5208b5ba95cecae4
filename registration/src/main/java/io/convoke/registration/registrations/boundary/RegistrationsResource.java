package io.convoke.registration.registrations.boundary;

import static io.convoke.registration.registrations.control.RegistrationError.REGISTRATION_UNKNOWN;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Idempotency;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.registrations.control.OwnRegistrations;
import io.convoke.registration.registrations.control.RegistrationDesk;
import io.convoke.registration.registrations.control.RegistrationMetrics;
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

/** One's own registrations. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.USER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations", description = "One's own seats and places in line")
public class RegistrationsResource {
    @Inject
    RegistrationDesk desk;

    @Inject
    OwnRegistrations own;

    @Inject
    UnknownEvents events;

    @Inject
    RegistrationMetrics metrics;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @POST
    @Operation(
            operationId = "register",
            summary = "Register for an event",
            description =
                    "Gives the caller a seat, or a place at the end of the waitlist when none is free. Whoever waits"
                            + " is promoted, first come first served, as seats come free. Who cancelled may register again"
                            + " and is then the last in line. Who registers and cancels in a loop is answered 429. Only"
                            + " those who may see a draft are told that it is one (event-not-published).")
    @APIResponse(
            responseCode = "201",
            description = "Registered or waitlisted",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(
            responseCode = "409",
            description = "already-registered, registration-closed, event-cancelled, event-completed,"
                    + " event-not-published")
    public Response register(
            @NotNull @Valid RegistrationRequest request,
            @Parameter(
                            description =
                                    "1 to 100 printable characters chosen by the client: the request is done at most"
                                            + " once with it, and a repetition gets the first answer")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        var user = caller.id();
        return metrics.registering(() -> events.knowing(
                request.eventId(),
                () -> idempotency.once(key, user, "register", request, () -> {
                    var view = RegistrationView.of(desk.register(request.eventId(), user, caller.username()));
                    return Response.created(uri.getAbsolutePathBuilder()
                                    .path(view.id().toString())
                                    .build())
                            .entity(view)
                            .build();
                })));
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listOwnRegistrations",
            summary = "List one's own registrations",
            description =
                    "The latest first; with upcoming=true those of events that are not over, the next first. An event"
                            + " is over when it was completed, at its end, or 24 hours after its start where no end is known;"
                            + " those of cancelled events are in the list without upcoming only.")
    @APIResponseSchema(value = RegistrationPage.class, responseCode = "200")
    public RegistrationPage list(
            @Parameter(
                            description =
                                    "Only those with this status; without it all, or with upcoming=true all that are"
                                            + " not cancelled",
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
            @Parameter(description = "Only those of events that are neither over nor cancelled") @QueryParam("upcoming")
                    Boolean upcoming,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        var wanted = StatusParameter.read(status);
        var most = Paging.limit(limit);
        return RegistrationPage.of(
                Boolean.TRUE.equals(upcoming)
                        ? own.upcoming(caller.id(), wanted, cursor, most)
                        : own.newest(caller.id(), wanted, cursor, most));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getRegistration",
            summary = "Read one of one's own registrations",
            description = "Of another person's registration the answer is as if there were none.")
    @APIResponseSchema(value = RegistrationView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "registration-unknown")
    public RegistrationView get(@PathParam("id") UUID id) {
        return own.find(id, caller.id())
                .map(RegistrationView::of)
                .orElseThrow(() -> new DomainException(REGISTRATION_UNKNOWN, "You have no registration of this id"));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @Operation(
            operationId = "cancelRegistration",
            summary = "Give up a seat or a place in line",
            description = "Possible until the event starts. A seat that comes free goes to the first in line at once."
                    + " Cancelling what is cancelled changes nothing and gives the same answer.")
    @APIResponseSchema(value = RegistrationView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "registration-unknown")
    @APIResponse(responseCode = "409", description = "cancellation-closed, already-checked-in")
    public RegistrationView cancel(@PathParam("id") UUID id) {
        return RegistrationView.of(desk.cancel(id, caller.id()));
    }
}
