package io.convoke.auth.keys.boundary;

import io.convoke.auth.keys.control.SigningKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys, for clients of the platform; its own services get them from the secrets source. */
@Path("jwks.json")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access token keys", description = "The public keys of access tokens")
public class JwksResource {
    @Inject
    SigningKeys keys;

    @GET
    @PermitAll
    @Operation(
            operationId = "getAccessTokenKeys",
            summary = "The public keys of access tokens",
            description = "The current key and, while its tokens may live, the one before. May be cached for a minute.")
    @APIResponseSchema(value = JwksView.class, responseCode = "200")
    public Response jwks() {
        return Response.ok(JwksView.of(keys.published()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
