package io.convoke.event.events.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.convoke.common.json.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The internal routes of the registration service. Each call is bounded: 2 seconds a try, two tries, and after several
 * failures none for a while.
 */
@RegisterRestClient(configKey = "registration")
@RegisterProvider(JsonProvider.class)
@RegisterProvider(RegistrationFailures.class)
@Path("/internal/events/{id}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public interface RegistrationApi {
    /**
     * The number of seats from now on.
     *
     * @param version the version of the event that will say so; states of older ones, still on their way, cannot undo it
     */
    record Capacity(int capacity, long version) {}

    /** Lowers the capacity: 204, 409 {@code capacity-below-registered}, 404 for unknown events. */
    @PUT
    @Operation(hidden = true)
    @Path("/capacity")
    @Timeout(2_500)
    @Retry(
            maxRetries = 1,
            delay = 100,
            jitter = 50,
            retryOn = {ProcessingException.class, RegistrationFailure.class})
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 5_000)
    Response lowerCapacity(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") UUID eventId, Capacity capacity);

    /** Closes an event without registrations for good: 204, 409 {@code event-has-registrations}, 404 for unknown events. */
    @DELETE
    @Operation(hidden = true)
    @Path("/seats")
    @Timeout(2_500)
    @Retry(
            maxRetries = 1,
            delay = 100,
            jitter = 50,
            retryOn = {ProcessingException.class, RegistrationFailure.class})
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 5_000)
    Response withdraw(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") UUID eventId);
}
