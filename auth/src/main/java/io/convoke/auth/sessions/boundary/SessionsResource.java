package io.convoke.auth.sessions.boundary;

import io.convoke.auth.sessions.control.SessionDesk;
import io.convoke.auth.sessions.entity.EndReason;
import io.convoke.common.http.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the caller is logged in; whoever can log in can log out. */
@Path("sessions")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "Logging in and staying logged in")
public class SessionsResource {
    @Inject
    SessionDesk desk;

    @Inject
    Caller caller;

    @Inject
    CallerSession callerSession;

    @GET
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "listSessions",
            summary = "The caller's live sessions",
            description =
                    "One for each log-in that has not ended: by logging out, by time, or by a refresh token that was"
                            + " used twice.")
    @APIResponseSchema(value = SessionList.class, responseCode = "200")
    public SessionList list() {
        var current = callerSession.id();
        return new SessionList(desk.list(caller.id()).stream()
                .map(session -> SessionView.of(session, current))
                .toList());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "endSession",
            summary = "End one of the caller's sessions",
            description = "It cannot be refreshed any more; its access token runs out within minutes.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "session-unknown")
    public void end(@PathParam("id") UUID id) {
        desk.end(caller.id(), id);
    }

    @DELETE
    @RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "endAllSessions",
            summary = "End all of the caller's sessions, this one included",
            description =
                    "No refresh token works any more. Access tokens that are out live to their end, ten minutes at"
                            + " most.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void endAll() {
        desk.endAll(caller.id(), EndReason.LOGGED_OUT, Optional.empty());
    }
}
