package io.convoke.auth.accounts.boundary;

import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.control.EmailVerification;
import io.convoke.auth.accounts.control.MailLimits;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.common.database.Transactions;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
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

/** Verifying e-mail addresses. */
@Path("email-verifications")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Sign-up, e-mail verification and the own account")
public class EmailVerificationsResource {
    @Inject
    EmailVerification verification;

    @Inject
    MailLimits limits;

    @Inject
    Transactions transactions;

    @POST
    @PermitAll
    @Transactional
    @Operation(
            operationId = "verifyEmail",
            summary = "Verify an e-mail address with the token that was mailed to it",
            description = "From the next log-in or refresh on, the account acts as user.")
    @APIResponse(responseCode = "204", description = "Verified")
    @APIResponse(responseCode = "400", description = "token-invalid, malformed-request")
    public void verify(@NotNull @Valid TokenRequest request) {
        verification.verify(request.token());
    }

    @POST
    @Path("resend")
    @PermitAll
    @Operation(
            operationId = "resendEmailVerification",
            summary = "Send the verification mail again",
            description = "The answer is the same whether the address is known, verified or neither.")
    @APIResponse(responseCode = "202", description = "If the address waits for verification, a mail is on its way")
    public Response resend(@NotNull @Valid EmailRequest request, @Context HttpServletRequest http) {
        limits.requestLink(ClientAddress.of(http.getRemoteAddr()));
        var email = EmailAddress.parse(request.email()).orElseThrow();
        if (limits.mayMail("email-verification", email)) {
            transactions.run(() -> verification.resend(email));
        }
        return Response.accepted().build();
    }
}
