package io.convoke.event.events.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.convoke.common.http.EntityTags;
import io.convoke.common.http.Idempotency;
import io.convoke.common.http.Wording;
import io.convoke.event.events.control.EventAccess;
import io.convoke.event.events.control.EventDesk;
import io.convoke.event.events.control.LifeCycle;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Making, reading, changing and deleting events. */
@Path("/")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Events", description = "What happens where and when")
public class EventsResource {
    @Inject
    EventAccess access;

    @Inject
    EventDesk desk;

    @Inject
    LifeCycle lifeCycle;

    @Inject
    PlanReader plans;

    @Inject
    EventAnswers answers;

    @Inject
    Persons persons;

    @Inject
    Idempotency idempotency;

    @POST
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "createEvent",
            summary = "Make an event",
            description =
                    "Active at once unless status is draft. Times in the past are allowed: one may record what was.")
    @APIResponseSchema(
            value = EventView.class,
            responseCode = "201",
            responseDescription = "The event, with its ETag and its Location")
    @APIResponse(responseCode = "409", description = "request-in-progress")
    @APIResponse(responseCode = "422", description = "validation-failed, idempotency-key-reused")
    public Response create(
            @NotNull @Valid EventRequest request,
            @Parameter(description = "Makes the request repeatable: the same key answers the same")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        var owner = persons.caller();
        return idempotency.once(key, owner.id(), "POST /events", request, () -> {
            var plan = plans.read(request, owner.id(), PlanReader.DEFAULT_CAPACITY);
            var event = desk.create(plan, owner, "draft".equals(request.status()));
            var address = uri.getBaseUriBuilder().path(event.id().toString()).build();
            return answers.with(Response.created(address), event);
        });
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getEvent",
            summary = "An event",
            description =
                    "A draft is there for its team only. The ETag is the event's version; seats change without it.")
    @APIResponseSchema(value = EventView.class, responseDescription = "The event, with its ETag")
    @APIResponse(responseCode = "404", description = "event-unknown")
    public Response get(@PathParam("id") UUID id) {
        return answers.of(access.visible(id, persons.reader()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "changeEvent",
            summary = "Change an event",
            description =
                    "The body replaces what was said before; only capacity and status stay as they are when absent."
                            + " For the owner and editors. To lower the capacity of a published event, registration is"
                            + " asked who has a place; while it is away the answer is 503.")
    @APIResponseSchema(value = EventView.class, responseDescription = "The event, with its new ETag")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "event-cancelled, event-completed, capacity-below-registered")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = "The ETag of the version that you changed")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid EventRequest request) {
        var person = persons.caller();
        var event = access.toEdit(id, person);
        EntityTags.requireMatch(ifMatch, event.version());
        if ("draft".equals(request.status()) && !event.isDraft()) {
            throw Wording.invalid("status", "event.back-to-draft");
        }
        desk.change(event, plans.read(request, person.id(), event.capacity()));
        if ("active".equals(request.status()) && event.isDraft()) {
            lifeCycle.publish(event);
        }
        return answers.of(event);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "deleteEvent",
            summary = "Delete an event that nobody is registered for",
            description =
                    "For the owner and editors. Cancel an event that people are registered for. Registration, which"
                            + " knows, is asked; while it is away the answer is 503.")
    @APIResponse(responseCode = "204", description = "It does not exist any more")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "event-has-registrations")
    public void delete(
            @PathParam("id") UUID id,
            @Parameter(description = "Deletes only this version") @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var event = access.toEdit(id, persons.caller());
        if (ifMatch != null) {
            EntityTags.requireMatch(ifMatch, event.version());
        }
        desk.delete(event);
    }
}
