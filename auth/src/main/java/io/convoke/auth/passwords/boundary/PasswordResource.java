package io.convoke.auth.passwords.boundary;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.credentials.control.PasswordHashing;
import io.convoke.auth.passwords.control.PasswordDesk;
import io.convoke.auth.sessions.boundary.CallerSession;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own password. */
@Path("password")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Passwords", description = "Changing one's password, and a new one when it is lost")
public class PasswordResource {
    @Inject
    AccountStore accounts;

    @Inject
    PasswordHashing passwords;

    @Inject
    PasswordDesk desk;

    @Inject
    LoginThrottle throttle;

    @Inject
    Transactions transactions;

    @Inject
    Caller caller;

    @Inject
    CallerSession callerSession;

    @PUT
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "Ends every other session; a mail tells the owner.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "403", description = "password-wrong, forbidden")
    public void change(@NotNull @Valid PasswordChangeRequest request, @Context HttpServletRequest http) {
        var id = caller.id();
        var current = callerSession.id();
        var known = transactions
                .call(() -> accounts.find(id))
                .map(Account::passHash)
                .orElseThrow(() -> new DomainException(CommonProblem.INVALID_TOKEN, "The account is gone"));
        // Whoever holds a stolen access token guesses under the same limits as at the front door.
        var attempt =
                throttle.admit(LoginThrottle.passwordOf(id), ClientAddress.of(http.getRemoteAddr()), Optional.of(id));
        if (!passwords.matches(Optional.of(known), request.currentPassword())) {
            throw new DomainException(AuthError.PASSWORD_WRONG, "The current password is another one");
        }
        throttle.succeeded(attempt, id);
        var hash = passwords.hash(request.newPassword());
        transactions.run(() -> desk.change(id, known, hash, current));
    }
}
