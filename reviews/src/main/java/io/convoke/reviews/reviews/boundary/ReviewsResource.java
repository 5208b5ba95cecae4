package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.EntityTags;
import io.convoke.common.http.Idempotency;
import io.convoke.common.http.PlainText;
import io.convoke.reviews.reviews.control.ReviewAccess;
import io.convoke.reviews.reviews.control.ReviewDesk;
import io.convoke.reviews.reviews.control.ReviewLists;
import io.convoke.reviews.reviews.entity.Opinion;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Posting, reading, changing and deleting reviews. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "What those who attended say about events")
public class ReviewsResource {
    @Inject
    ReviewDesk desk;

    @Inject
    ReviewAccess access;

    @Inject
    ReviewLists lists;

    @Inject
    ReviewAnswers answers;

    @Inject
    Persons persons;

    @Inject
    Idempotency idempotency;

    @POST
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "postReview",
            summary = "Review an event",
            description =
                    "For those who attended, once each, when the event is over: completed by its organiser, past its"
                            + " end, or 24 hours after its start where no end is known. Attended has who was checked in;"
                            + " where nobody was, whoever had a seat. Those who run an event do not review it.")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "201",
            responseDescription = "The review, with its ETag and its Location")
    @APIResponse(responseCode = "403", description = "not-attended, forbidden (to the event's team)")
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "already-reviewed, event-not-over, event-cancelled")
    public Response post(
            @NotNull @Valid ReviewRequest request,
            @Parameter(description = "Makes the request repeatable: the same key answers the same")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        var author = persons.caller();
        var opinion = opinion(request.rating(), request.comment());
        return idempotency.once(key, author.id(), "POST /reviews", request, () -> {
            var review = desk.post(request.eventId(), author, opinion);
            var address = uri.getBaseUriBuilder().path(review.id().toString()).build();
            return answers.with(Response.created(address), review);
        });
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listReviews",
            summary = "List the reviews of an event or an organiser",
            description = "An event that nobody has reviewed, or that is not known, has an empty list.")
    @APIResponseSchema(
            value = ReviewPage.class,
            responseCode = "200",
            responseDescription = "A page, and the ratings of all")
    public ReviewPage list(@BeanParam ListParameters parameters) {
        var order = parameters.order();
        var after = parameters.after();
        var most = parameters.most();
        var scope = parameters.scope();
        return ReviewPage.of(lists.page(scope, order, after, most), lists.summary(scope));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getReview",
            summary = "Read a review",
            description = "A hidden one is there for its author and admins only. Votes change without the ETag.")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review, with its ETag")
    @APIResponse(responseCode = "401", description = "invalid-token")
    @APIResponse(responseCode = "404", description = "review-unknown")
    public Response get(@PathParam("id") UUID id) {
        return answers.of(access.visible(id, persons.insider()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "changeReview",
            summary = "Change one's own review",
            description = "For 30 days after posting, unless the platform sets another time. What it said before stays"
                    + " visible to admins.")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review, with its new ETag")
    @APIResponse(responseCode = "404", description = "review-unknown")
    @APIResponse(responseCode = "409", description = "edit-window-over")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = "The ETag of the version that you changed")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid ReviewChangeRequest request) {
        var opinion = opinion(request.rating(), request.comment());
        var locked = access.toEdit(id, persons.caller().id());
        EntityTags.requireMatch(ifMatch, locked.review().version());
        desk.edit(locked, opinion);
        return answers.of(locked.review());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "deleteReview",
            summary = "Delete one's own review",
            description = "As long as it may be changed; another may be posted afterwards. The organiser deletes none.")
    @APIResponse(responseCode = "204", description = "It does not exist any more")
    @APIResponse(responseCode = "404", description = "review-unknown")
    @APIResponse(responseCode = "409", description = "edit-window-over")
    public void delete(@PathParam("id") UUID id) {
        desk.delete(access.toEdit(id, persons.caller().id()));
    }

    private static Opinion opinion(int rating, String comment) {
        return new Opinion(rating, PlainText.lines("comment", comment));
    }
}
