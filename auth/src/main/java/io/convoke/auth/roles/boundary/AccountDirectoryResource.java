package io.convoke.auth.roles.boundary;

import io.convoke.auth.accounts.control.AccountStore;
import io.convoke.auth.roles.control.RoleDesk;
import io.convoke.common.http.Caller;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.http.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts as admins find and change them. */
@Path("accounts")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account administration", description = "For admins: accounts, roles and the audit log")
public class AccountDirectoryResource {
    private static final String ORDER = "username";
    private static final int LONGEST_QUERY = 254;

    @Inject
    AccountStore accounts;

    @Inject
    RoleDesk desk;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed(Caller.ADMIN)
    @Transactional
    @Operation(
            operationId = "listAccounts",
            summary = "Find accounts by a part of the username or the address",
            description =
                    "For admins. In the order of the usernames; the text may stand anywhere in the username or the"
                            + " address, whatever the case.")
    @APIResponseSchema(value = AccountPage.class, responseCode = "200")
    public AccountPage list(
            @Parameter(description = "Part of a username or an address; all accounts without it", example = "ann")
                    @QueryParam("query")
                    String query,
            @Parameter(description = "Items on the page, 1..100; 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "Where the page begins: next of the page before") @QueryParam("cursor")
                    String cursor) {
        var text = PlainText.searched("query", query, LONGEST_QUERY).orElse("");
        var size = Paging.limit(limit);
        var after = Cursor.parse(cursor, ORDER, 1).map(c -> c.keys().get(0)).orElse("");
        var page = Paging.slice(
                accounts.search(text, after, size + 1), size, account -> Cursor.after(ORDER, account.usernameKey()));
        return new AccountPage(page.items().stream().map(AccountView::of).toList(), page.next());
    }

    @PUT
    @Path("{id}/roles")
    @RolesAllowed(Caller.ADMIN)
    @Transactional
    @Operation(
            operationId = "changeRoles",
            summary = "Grant and revoke roles",
            description = "Effective at the account's next refresh. The last admin stays.")
    @APIResponseSchema(value = AccountView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "account-unknown")
    @APIResponse(responseCode = "409", description = "last-admin")
    public AccountView changeRoles(@PathParam("id") UUID id, @NotNull @Valid RolesRequest request) {
        return AccountView.of(desk.change(caller.id(), id, request.roles()));
    }
}
