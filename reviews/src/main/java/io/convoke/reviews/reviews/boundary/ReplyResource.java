package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.PlainText;
import io.convoke.reviews.reviews.control.ReviewAccess;
import io.convoke.reviews.reviews.control.ReviewDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
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

/** The organiser's answer to a review. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.USER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "What those who attended say about events")
public class ReplyResource {
    @Inject
    ReviewDesk desk;

    @Inject
    ReviewAccess access;

    @Inject
    ReviewAnswers answers;

    @Inject
    Persons persons;

    @PUT
    @Path("/{id}/reply")
    @Transactional
    @Operation(
            operationId = "replyToReview",
            summary = "Answer a review of one's own event",
            description = "For the event's organiser and editors: one answer, in the place of an earlier one.")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review with the answer, and its new ETag")
    @APIResponse(responseCode = "404", description = "review-unknown")
    public Response reply(@PathParam("id") UUID id, @NotNull @Valid ReplyRequest request) {
        var text = PlainText.lines("text", request.text()).orElseThrow();
        var person = persons.caller();
        var locked = access.toAnswer(id, person.id());
        desk.answer(locked, person, text);
        return answers.of(locked.review());
    }

    @DELETE
    @Path("/{id}/reply")
    @Transactional
    @Operation(
            operationId = "withdrawReply",
            summary = "Take the answer back",
            description = "For the event's organiser and editors. Without an answer nothing changes.")
    @APIResponse(responseCode = "204", description = "There is no answer any more")
    @APIResponse(responseCode = "404", description = "review-unknown")
    public void withdraw(@PathParam("id") UUID id) {
        desk.withdrawAnswer(access.toAnswer(id, persons.caller().id()));
    }
}
