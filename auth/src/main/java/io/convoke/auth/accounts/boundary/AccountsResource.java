package io.convoke.auth.accounts.boundary;

import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.control.MailLimits;
import io.convoke.auth.accounts.control.SignUpDesk;
import io.convoke.auth.accounts.control.SignUpDesk.SignUp;
import io.convoke.auth.accounts.entity.EmailAddress;
import io.convoke.auth.credentials.control.PasswordHashing;
import io.convoke.common.database.Transactions;
import io.convoke.common.http.RequestTrace;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing up. */
@Path("accounts")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Sign-up, e-mail verification and the own account")
public class AccountsResource {
    @Inject
    MailLimits limits;

    @Inject
    PasswordHashing passwords;

    @Inject
    SignUpDesk desk;

    @Inject
    Transactions transactions;

    @POST
    @PermitAll
    @Operation(
            operationId = "signUp",
            summary = "Sign up",
            description =
                    "The answer is the same whether the address is known or not; the mail that follows tells its owner.")
    @APIResponse(responseCode = "202", description = "A mail is on its way")
    @APIResponse(responseCode = "409", description = "username-taken")
    public Response signUp(@NotNull @Valid SignUpRequest request, @Context HttpServletRequest http) {
        limits.signUp(ClientAddress.of(http.getRemoteAddr()));
        var email = EmailAddress.parse(request.email()).orElseThrow();
        var mayMail = limits.mayMail("account-exists", email);
        var hash = passwords.hash(request.password());
        var locale = Optional.ofNullable(request.locale())
                .orElseGet(() -> RequestTrace.current().locale().getLanguage());
        transactions.run(() -> desk.signUp(new SignUp(request.username(), email, hash, locale), mayMail));
        return Response.accepted().build();
    }
}
