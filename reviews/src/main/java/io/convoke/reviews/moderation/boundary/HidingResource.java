package io.convoke.reviews.moderation.boundary;

import io.convoke.common.http.Caller;
import io.convoke.reviews.moderation.control.Moderation;
import io.convoke.reviews.reviews.boundary.Persons;
import io.convoke.reviews.reviews.boundary.ReviewAnswers;
import io.convoke.reviews.reviews.boundary.ReviewView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Taking reviews out of sight, and back. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review moderation", description = "Reports, and what admins do about reviews")
public class HidingResource {
    @Inject
    Moderation moderation;

    @Inject
    ReviewAnswers answers;

    @Inject
    Persons persons;

    @POST
    @Path("/{id}/hide")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "hideReview",
            summary = "Take a review out of sight",
            description =
                    "It counts in no summary until it is shown again; its author sees it, with the reason. Its open"
                            + " reports are closed.")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review, with its new ETag")
    @APIResponse(responseCode = "404", description = "review-unknown")
    @APIResponse(responseCode = "409", description = "already-hidden")
    public Response hide(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return answers.of(moderation.hide(id, persons.caller(), request.text()));
    }

    @POST
    @Path("/{id}/unhide")
    @Transactional
    @Operation(
            operationId = "unhideReview",
            summary = "Show a hidden review again",
            description = "For admins. It counts in the averages again.")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review, with its new ETag")
    @APIResponse(responseCode = "404", description = "review-unknown")
    @APIResponse(responseCode = "409", description = "not-hidden")
    public Response unhide(@PathParam("id") UUID id) {
        return answers.of(moderation.unhide(id, persons.caller()));
    }
}
