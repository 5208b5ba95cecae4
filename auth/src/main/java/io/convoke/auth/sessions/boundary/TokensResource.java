package io.convoke.auth.sessions.boundary;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.accounts.control.AuthError;
import io.convoke.auth.accounts.control.ClientAddress;
import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.credentials.control.PasswordHashing;
import io.convoke.auth.sessions.control.LoginMetrics;
import io.convoke.auth.sessions.control.LoginThrottle;
import io.convoke.auth.sessions.control.SessionDesk;
import io.convoke.common.database.Transactions;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logging in and staying logged in. */
@Path("tokens")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "Logging in and staying logged in")
public class TokensResource {
    @Inject
    AccountStore accounts;

    @Inject
    PasswordHashing passwords;

    @Inject
    LoginThrottle throttle;

    @Inject
    SessionDesk desk;

    @Inject
    LoginMetrics metrics;

    @Inject
    Transactions transactions;

    @POST
    @PermitAll
    @Operation(
            operationId = "logIn",
            summary = "Log in with a username or an e-mail address",
            description = "An unknown login and a wrong password are answered alike, in the same time.")
    @APIResponseSchema(value = TokensView.class, responseCode = "200", responseDescription = "A new session")
    @APIResponse(responseCode = "401", description = "invalid-credentials")
    public Response logIn(
            @NotNull @Valid LoginRequest request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @Context HttpServletRequest http) {
        var address = ClientAddress.of(http.getRemoteAddr());
        return metrics.loggingIn(() -> logIn(request, address, Optional.ofNullable(userAgent)));
    }

    private Response logIn(LoginRequest request, ClientAddress address, Optional<String> userAgent) {
        var account = transactions.call(() -> accounts.byLogin(request.login()));
        var attempt = throttle.admit(request.login(), address, account.map(Account::id));
        if (!passwords.matches(account.map(Account::passHash), request.password())) {
            throw new DomainException(AuthError.INVALID_CREDENTIALS, "No account has this login and this password");
        }
        var known = account.orElseThrow();
        throttle.succeeded(attempt, known.id());
        var stronger = Optional.of(known.passHash())
                .filter(passwords::isOutdated)
                .map(outdated -> passwords.hash(request.password()));
        return fresh(
                TokensView.of(transactions.call(() -> desk.open(known.id(), known.passHash(), stronger, userAgent))));
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(
            operationId = "refreshTokens",
            summary = "Exchange a refresh token for a new pair",
            description = "A refresh token can be used once. One that is used again ends its session.")
    @APIResponseSchema(value = TokensView.class, responseCode = "200", responseDescription = "The session goes on")
    @APIResponse(responseCode = "401", description = "invalid-token")
    public Response refresh(@NotNull @Valid RefreshRequest request) {
        // Committed before the refusal: a reused token must end its session although the answer is an error.
        return transactions
                .call(() -> desk.refresh(request.refreshToken()))
                .map(issued -> fresh(TokensView.of(issued)))
                .orElseThrow(() -> new DomainException(
                        CommonProblem.INVALID_TOKEN, "The refresh token cannot be used any more; log in again"));
    }

    private static Response fresh(TokensView tokens) {
        return Response.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
