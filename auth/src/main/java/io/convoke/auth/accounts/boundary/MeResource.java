package io.convoke.auth.accounts.boundary;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.common.http.Caller;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account says about itself. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Sign-up, e-mail verification and the own account")
public class MeResource {
    @Inject
    AccountStore accounts;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "getOwnAccount",
            summary = "The caller's own account",
            description =
                    "Who the access token says that one is, and which roles one has now: the token may still carry"
                            + " others, until it ends.")
    @APIResponseSchema(value = MeView.class, responseCode = "200")
    public MeView me() {
        return accounts.find(caller.id())
                .map(MeView::of)
                .orElseThrow(() -> new DomainException(CommonProblem.INVALID_TOKEN, "The account is gone"));
    }
}
