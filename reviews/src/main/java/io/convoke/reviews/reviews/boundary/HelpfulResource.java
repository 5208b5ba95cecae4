package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.Caller;
import io.convoke.reviews.reviews.control.ReviewAccess;
import io.convoke.reviews.reviews.control.ReviewStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Votes of those who found a review helpful. */
@Path("/")
@RequestScoped
@RolesAllowed(Caller.USER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "What those who attended say about events")
public class HelpfulResource {
    @Inject
    ReviewAccess access;

    @Inject
    ReviewStore store;

    @Inject
    Persons persons;

    @PUT
    @Path("/{id}/helpful")
    @Transactional
    @Operation(
            operationId = "voteHelpful",
            summary = "Find a review helpful",
            description = "One vote for each person, not on one's own; voting again changes nothing.")
    @APIResponse(responseCode = "204", description = "The vote counts")
    @APIResponse(responseCode = "404", description = "review-unknown")
    public void vote(@PathParam("id") UUID id) {
        var voter = persons.caller().id();
        store.vote(access.toJudge(id, voter).id(), voter);
    }

    @DELETE
    @Path("/{id}/helpful")
    @Transactional
    @Operation(
            operationId = "withdrawHelpfulVote",
            summary = "Take one's vote back",
            description = "Without a vote nothing changes.")
    @APIResponse(responseCode = "204", description = "No vote of the caller counts any more")
    @APIResponse(responseCode = "404", description = "review-unknown")
    public void takeBack(@PathParam("id") UUID id) {
        var voter = persons.caller().id();
        store.takeBackVote(access.toJudge(id, voter).id(), voter);
    }
}
