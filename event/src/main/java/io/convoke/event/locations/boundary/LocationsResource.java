package io.convoke.event.locations.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Idempotency;
import io.convoke.common.http.Paging;
import io.convoke.common.http.PlainText;
import io.convoke.common.problem.DomainException;
import io.convoke.event.locations.control.LocationError;
import io.convoke.event.locations.control.LocationStore;
import io.convoke.event.locations.entity.Location;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Locations that organisers share for reuse. */
@Path("/locations")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Locations", description = "Places that events can use again")
public class LocationsResource {
    @Inject
    LocationStore store;

    @Inject
    Caller caller;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "createLocation",
            summary = "Share a location for events",
            description = "It can be named in an event by its id, as locationId, by anybody.")
    @APIResponseSchema(
            value = LocationView.class,
            responseCode = "201",
            responseDescription = "The place, at its Location")
    @APIResponse(responseCode = "409", description = "request-in-progress")
    @APIResponse(responseCode = "422", description = "validation-failed, idempotency-key-reused")
    public Response create(
            @NotNull @Valid PlaceRequest request,
            @Parameter(description = "Makes the request repeatable: the same key answers the same")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        return idempotency.once(key, caller.id(), "POST /locations", request, () -> {
            var location = Location.shared(request.place(""), caller.id(), clock.instant());
            store.add(location);
            var address = uri.getAbsolutePathBuilder().path(location.id().toString());
            return Response.created(address.build())
                    .entity(LocationView.of(location))
                    .build();
        });
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listLocations",
            summary = "The shared locations, newest first",
            description = "Places that somebody has shared, so that others need not write the address again.")
    @APIResponseSchema(value = LocationPage.class, responseDescription = "One page")
    public LocationPage list(
            @Parameter(description = "Only those in this city, whatever the case", example = "Москва")
                    @QueryParam("city")
                    String city,
            @Parameter(description = "How many at most, 1..100; 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "The member next of the page before") @QueryParam("cursor") String cursor) {
        var most = Paging.limit(limit);
        var after = Cursor.parse(cursor, LocationStore.ORDER, 1);
        var found = store.list(PlainText.searched("city", city, PlaceRequest.LONGEST_CITY), after, most + 1);
        return LocationPage.of(Paging.slice(found, most, last -> Cursor.after(LocationStore.ORDER, last.id())));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getLocation",
            summary = "A shared location",
            description = "As it was shared; events keep a copy of their own.")
    @APIResponseSchema(value = LocationView.class, responseDescription = "The location")
    @APIResponse(responseCode = "404", description = "location-unknown")
    public LocationView get(@PathParam("id") UUID id) {
        return store.shared(id)
                .map(LocationView::of)
                .orElseThrow(() ->
                        new DomainException(LocationError.LOCATION_UNKNOWN, "No shared location has the id " + id));
    }
}
