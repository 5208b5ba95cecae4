package io.convoke.user.profiles.boundary;

import io.convoke.user.profiles.control.ProfileDesk;
import jakarta.annotation.security.PermitAll;
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

/** What everybody may know of a person. */
@Path("/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profiles", description = "Who people are to each other")
public class ProfilesResource {
    @Inject
    ProfileDesk desk;

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getProfile",
            summary = "The public part of somebody's profile",
            description = "For everybody. Neither an address nor anything else by which the person can be reached.")
    @APIResponseSchema(value = PublicProfileView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "profile-unknown")
    public PublicProfileView get(@PathParam("id") UUID id) {
        return PublicProfileView.of(desk.find(id));
    }
}
