package io.convoke.reviews.moderation.boundary;

import io.convoke.common.http.Caller;
import io.convoke.reviews.moderation.control.Moderation;
import io.convoke.reviews.reviews.boundary.Persons;
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

/** Reporting reviews to the admins. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review moderation", description = "Reports, and what admins do about reviews")
public class ReportsResource {
    @Inject
    Moderation moderation;

    @Inject
    Persons persons;

    @POST
    @Path("/{id}/reports")
    @RolesAllowed(Caller.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "reportReview",
            summary = "Report somebody else's review to the admins",
            description = "Once for each person and review.")
    @APIResponseSchema(value = ReportView.class, responseCode = "201", responseDescription = "The report")
    @APIResponse(responseCode = "404", description = "review-unknown")
    @APIResponse(responseCode = "409", description = "already-reported")
    public Response report(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        var report = moderation.report(id, persons.caller(), request.text());
        return Response.status(Response.Status.CREATED)
                .entity(ReportView.of(report))
                .build();
    }
}
