package io.convoke.user.preferences.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.EntityTags;
import io.convoke.user.preferences.control.PreferencesDesk;
import io.convoke.user.preferences.entity.Preferences;
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

/** One's own preferences. */
@Path("/me/preferences")
@RequestScoped
@RolesAllowed(Caller.USER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Preferences", description = "What one wants to be told, how, and when not")
public class PreferencesResource {
    @Inject
    PreferencesDesk desk;

    @Inject
    Caller caller;

    @GET
    @Transactional
    @Operation(
            operationId = "getOwnPreferences",
            summary = "One's own preferences",
            description = "Everything is on until it is switched off.")
    @APIResponseSchema(value = PreferencesBody.class, responseDescription = "The preferences, with their ETag")
    public Response get() {
        return answer(desk.own(caller.id()));
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "changeOwnPreferences",
            summary = "Change one's own preferences",
            description = "The body replaces what was there. What an account cannot do without (email-verification,"
                    + " account-exists, password-reset, password-changed) cannot be switched off. A change of the profile's time zone"
                    + " and the link in a message that unsubscribes change the ETag too.")
    @APIResponseSchema(value = PreferencesBody.class, responseDescription = "The preferences, with their new ETag")
    @APIResponse(responseCode = "404", description = "profile-unknown (the account has been erased)")
    public Response change(
            @Parameter(required = true, description = "The ETag of the version that you changed")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid PreferencesBody request) {
        var preferences = desk.toChange(caller.id());
        EntityTags.requireMatch(ifMatch, preferences.version());
        return answer(desk.change(preferences, request.wishes()));
    }

    private static Response answer(Preferences preferences) {
        return Response.ok(PreferencesBody.of(preferences))
                .header(HttpHeaders.ETAG, EntityTags.of(preferences.version()))
                .build();
    }
}
