package io.convoke.event.events.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.convoke.common.http.EntityTags;
import io.convoke.common.http.PlainText;
import io.convoke.event.events.control.EventAccess;
import io.convoke.event.events.control.LifeCycle;
import io.convoke.event.events.entity.Event;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishing, cancelling and completing events; for the owner and editors. */
@Path("/")
@RequestScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Events", description = "What happens where and when")
@APIResponse(responseCode = "404", description = "event-unknown")
public class LifeCycleResource {
    private static final String IF_MATCH = "Acts only on this version";

    @Inject
    EventAccess access;

    @Inject
    LifeCycle lifeCycle;

    @Inject
    EventAnswers answers;

    @Inject
    Persons persons;

    @POST
    @Path("/{id}/publish")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "publishEvent",
            summary = "Show a draft to everybody",
            description = "For the owner and editors. From then on it is found, and people can register.")
    @APIResponseSchema(
            value = EventView.class,
            responseCode = "200",
            responseDescription = "The event, with its new ETag")
    @APIResponse(responseCode = "409", description = "event-already-published, event-cancelled, event-completed")
    public Response publish(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var event = toEdit(id, ifMatch);
        lifeCycle.publish(event);
        return answers.of(event);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({"user", "admin"})
    @Consumes(APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "cancelEvent",
            summary = "Call an event off, for good",
            description = "Everybody registered is told, with the reason. The body may be absent.")
    @APIResponseSchema(
            value = EventView.class,
            responseCode = "200",
            responseDescription = "The event, with its new ETag")
    @APIResponse(responseCode = "409", description = "event-not-published, event-cancelled, event-completed")
    public Response cancel(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CancelRequest request) {
        return cancel(id, ifMatch, Optional.of(request));
    }

    /** The same without a body: JAX-RS refuses a request without a content type where a body is read. */
    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(hidden = true)
    public Response cancelWithoutReason(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Context HttpHeaders headers) {
        if (headers.getMediaType() != null || headers.getLength() > 0) {
            throw new NotSupportedException();
        }
        return cancel(id, ifMatch, Optional.empty());
    }

    private Response cancel(UUID id, String ifMatch, Optional<CancelRequest> request) {
        var event = toEdit(id, ifMatch);
        lifeCycle.cancel(event, request.flatMap(why -> PlainText.lines("reason", why.reason())));
        return answers.of(event);
    }

    @POST
    @Path("/{id}/complete")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "completeEvent",
            summary = "End an event that has begun",
            description =
                    "Without this it ends by itself at its end, or 24 hours after its start where no end is known.")
    @APIResponseSchema(
            value = EventView.class,
            responseCode = "200",
            responseDescription = "The event, with its new ETag")
    @APIResponse(
            responseCode = "409",
            description = "event-not-published, event-not-started, event-cancelled, event-completed")
    public Response complete(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var event = toEdit(id, ifMatch);
        lifeCycle.complete(event);
        return answers.of(event);
    }

    private Event toEdit(UUID id, String ifMatch) {
        var event = access.toEdit(id, persons.caller());
        if (ifMatch != null) {
            EntityTags.requireMatch(ifMatch, event.version());
        }
        return event;
    }
}
