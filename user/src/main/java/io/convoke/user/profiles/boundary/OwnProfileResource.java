package io.convoke.user.profiles.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.EntityTags;
import io.convoke.user.profiles.control.ProfileDesk;
import io.convoke.user.profiles.entity.Profile;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own profile. */
@Path("/me")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profiles", description = "Who people are to each other")
public class OwnProfileResource {
    @Inject
    ProfileDesk desk;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "getOwnProfile",
            summary = "One's own profile",
            description =
                    "It begins with the username as the name shown, the language of signing up and the time zone UTC.")
    @APIResponseSchema(value = OwnProfileView.class, responseDescription = "The profile, with its ETag")
    @APIResponse(responseCode = "404", description = "profile-unknown (the account has been erased)")
    public Response get() {
        return answer(desk.own(caller.id(), caller.username()));
    }

    @PUT
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "changeOwnProfile",
            summary = "Change one's own profile",
            description =
                    "The body replaces what was said before. An uploaded avatar sets profilePicture by itself; the one"
                            + " that is shown may be sent back as it is.")
    @APIResponseSchema(value = OwnProfileView.class, responseDescription = "The profile, with its new ETag")
    @APIResponse(responseCode = "404", description = "profile-unknown (the account has been erased)")
    public Response change(
            @Parameter(required = true, description = "The ETag of the version that you changed")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid ProfileRequest request) {
        var profile = desk.toChange(caller.id(), caller.username());
        EntityTags.requireMatch(ifMatch, profile.version());
        return answer(desk.change(profile, request.description(profile.profilePicture())));
    }

    private static Response answer(Profile profile) {
        return Response.ok(OwnProfileView.of(profile))
                .header(HttpHeaders.ETAG, EntityTags.of(profile.version()))
                .build();
    }
}
