package io.convoke.user.activity.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.user.activity.control.History;
import io.convoke.user.activity.entity.ActivityType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own history. */
@Path("/me/activity")
@RequestScoped
@RolesAllowed(Caller.USER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activity", description = "What one did: one's own history")
public class ActivityResource {
    @Inject
    History history;

    @Inject
    Caller caller;

    @GET
    @Transactional
    @Operation(
            operationId = "listOwnActivity",
            summary = "What one did, newest first",
            description = "From the news of the other services, so it may lag behind by moments. What is taken back"
                    + " (an undone check-in, a removed review or picture, a deleted event) is not listed.")
    @APIResponseSchema(value = ActivityPage.class, responseCode = "200")
    public ActivityPage list(
            @Parameter(
                            description = "Only entries of this type",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "registered",
                                                "waitlisted",
                                                "promoted",
                                                "cancelled",
                                                "attended",
                                                "reviewed",
                                                "uploaded",
                                                "organised"
                                            }))
                    @QueryParam("type")
                    String type,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return ActivityPage.of(history.newest(caller.id(), read(type), cursor, Paging.limit(limit)));
    }

    private static Optional<ActivityType> read(String type) {
        var known = Optional.ofNullable(type).flatMap(ActivityType::of);
        if (type != null && known.isEmpty()) {
            throw DomainException.malformed("type", "there is no activity of this name");
        }
        return known;
    }
}
