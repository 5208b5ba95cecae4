package io.convoke.reviews.moderation.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.problem.DomainException;
import io.convoke.reviews.reviews.control.ReviewError;
import io.convoke.reviews.reviews.control.ReviewStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What reviews said before. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review moderation", description = "Reports, and what admins do about reviews")
public class HistoryResource {
    @Inject
    ReviewStore reviews;

    @GET
    @Path("/{id}/history")
    @Transactional
    @Operation(
            operationId = "getReviewHistory",
            summary = "All that a review ever said",
            description = "Also of one that its author deleted.")
    @APIResponseSchema(value = HistoryView.class, responseCode = "200", responseDescription = "The history")
    @APIResponse(responseCode = "404", description = "review-unknown")
    public HistoryView history(@PathParam("id") UUID id) {
        var history = reviews.history(id);
        if (history.isEmpty()) {
            throw new DomainException(ReviewError.REVIEW_UNKNOWN, "There never was a review " + id);
        }
        return HistoryView.of(history);
    }
}
