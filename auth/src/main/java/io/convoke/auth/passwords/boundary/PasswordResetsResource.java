package io.convoke.auth.passwords.boundary;

import io.convoke.auth.accounts.boundary.EmailRequest;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.control.MailLimits;
import io.convoke.auth.accounts.control.MailLinks;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.auth.credentials.control.PasswordHashing;
import io.convoke.auth.passwords.control.PasswordDesk;
import io.convoke.auth.sessions.control.LoginThrottle;
import io.convoke.common.database.Transactions;
import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forgotten passwords. */
@Path("password-resets")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Passwords", description = "Changing one's password, and a new one when it is lost")
public class PasswordResetsResource {
    @Inject
    MailLimits limits;

    @Inject
    MailLinks links;

    @Inject
    PasswordHashing passwords;

    @Inject
    PasswordDesk desk;

    @Inject
    LoginThrottle throttle;

    @Inject
    Transactions transactions;

    @POST
    @PermitAll
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Ask for a link that resets the password",
            description = "The answer is the same whether the address is known or not.")
    @APIResponse(responseCode = "202", description = "If the address is known, a mail is on its way")
    public Response request(@NotNull @Valid EmailRequest request, @Context HttpServletRequest http) {
        limits.requestLink(ClientAddress.of(http.getRemoteAddr()));
        var email = EmailAddress.parse(request.email()).orElseThrow();
        if (limits.mayMail("password-reset", email)) {
            transactions.run(() -> desk.requestReset(email));
        }
        return Response.accepted().build();
    }

    @POST
    @Path("confirm")
    @PermitAll
    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password with the token that was mailed",
            description = "Ends every session. The link also verifies the e-mail address.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "400", description = "token-invalid, malformed-request")
    public void confirm(@NotNull @Valid PasswordResetConfirmation request, @Context HttpServletRequest http) {
        // Asked first so that a made-up token costs no hash; decided below, under the lock.
        if (!transactions.call(() -> links.isUsable(MailTokenPurpose.PASSWORD_RESET, request.token()))) {
            throw new DomainException(
                    AuthError.TOKEN_INVALID, "The link is unknown, has expired or was used before; ask for a new one");
        }
        var hash = passwords.hash(request.newPassword());
        var account = transactions.call(() -> desk.reset(request.token(), hash));
        throttle.remember(account, ClientAddress.of(http.getRemoteAddr()));
    }
}
