package io.convoke.auth.erasures.boundary;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.credentials.control.PasswordHashing;
import io.convoke.auth.erasures.control.ErasureDesk;
import io.convoke.auth.sessions.control.LoginThrottle;
import io.convoke.common.database.Transactions;
import io.convoke.common.http.Caller;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of one's own account. */
@Path("me")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure", description = "Erasing one's own account, and who has forgotten the person")
public class AccountErasureResource {
    @Inject
    AccountStore accounts;

    @Inject
    PasswordHashing passwords;

    @Inject
    LoginThrottle throttle;

    @Inject
    ErasureDesk desk;

    @Inject
    Transactions transactions;

    @Inject
    Caller caller;

    @DELETE
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Operation(
            operationId = "eraseAccount",
            summary = "Erase one's own account",
            description =
                    "For good, and at once here: the sessions end, the username and the address are free again. Every other"
                            + " service is told, deletes what is the person's own and makes anonymous what others rely on; Location names"
                            + " where to see who has answered. Access tokens live on for minutes, but change nothing any more.")
    @APIResponse(
            responseCode = "202",
            description = "The account is gone here, and goes elsewhere",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    @APIResponse(responseCode = "403", description = "password-wrong, forbidden")
    @APIResponse(responseCode = "409", description = "last-admin")
    public Response erase(
            @NotNull @Valid ErasureRequest request, @Context HttpServletRequest http, @Context UriInfo uri) {
        var id = caller.id();
        var known = transactions
                .call(() -> accounts.find(id))
                .map(Account::passHash)
                .orElseThrow(() -> new DomainException(CommonProblem.INVALID_TOKEN, "The account is gone"));
        // Whoever holds a stolen access token guesses under the same limits as at the front door.
        var attempt =
                throttle.admit(LoginThrottle.passwordOf(id), ClientAddress.of(http.getRemoteAddr()), Optional.of(id));
        if (!passwords.matches(Optional.of(known), request.password())) {
            throw new DomainException(AuthError.PASSWORD_WRONG, "The password is another one");
        }
        throttle.succeeded(attempt, id);
        var erasure = ErasureView.of(transactions.call(() -> desk.erase(id, known)));
        return Response.accepted(erasure)
                .header(
                        HttpHeaders.LOCATION,
                        uri.getBaseUriBuilder()
                                .path("erasures")
                                .path(erasure.id().toString())
                                .build())
                .build();
    }
}
