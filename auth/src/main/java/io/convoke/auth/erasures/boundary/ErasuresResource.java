package io.convoke.auth.erasures.boundary;

import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.erasures.control.ErasureStore;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has forgotten a person, for whoever has the erasure's id: nobody can log in any more. */
@Path("erasures/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure", description = "Erasing one's own account, and who has forgotten the person")
public class ErasuresResource {
    @Inject
    ErasureStore erasures;

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getErasure",
            summary = "How far an erasure is",
            description =
                    "For whoever has its id, which cannot be guessed; there is no account any more to log in with.")
    @APIResponseSchema(value = ErasureView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "erasure-unknown")
    public Response get(@PathParam("id") UUID id) {
        return erasures.find(id)
                .map(ErasureView::of)
                .map(view -> Response.ok(view)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> new DomainException(AuthError.ERASURE_UNKNOWN, "No erasure has this id"));
    }
}
