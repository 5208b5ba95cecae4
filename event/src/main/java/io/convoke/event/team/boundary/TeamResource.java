package io.convoke.event.team.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.convoke.event.events.boundary.Persons;
import io.convoke.event.events.control.EventAccess;
import io.convoke.event.events.control.Team;
import io.convoke.event.events.entity.TeamRole;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who runs an event. The team sees itself; only the owner (and an admin) changes it. */
@Path("/")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Event teams", description = "Who runs an event")
public class TeamResource {
    @Inject
    EventAccess access;

    @Inject
    Team team;

    @Inject
    Persons persons;

    @GET
    @Path("/{id}/team")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "getTeam",
            summary = "The event's team, the owner first",
            description = "For those who are in it, and for admins.")
    @APIResponseSchema(value = TeamView.class, responseDescription = "The team")
    @APIResponse(responseCode = "404", description = "event-unknown")
    public TeamView list(@PathParam("id") UUID id) {
        return TeamView.of(access.ofTeam(id, persons.caller()));
    }

    @GET
    @Path("/{id}/team/{userId}")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "getTeamMember",
            summary = "A person's role in the event's team",
            description = "For those who are in the team, and for admins.")
    @APIResponseSchema(value = TeamMemberView.class, responseDescription = "The role")
    @APIResponse(responseCode = "404", description = "event-unknown, team-member-unknown")
    public TeamMemberView get(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        return TeamMemberView.of(userId, team.member(access.ofTeam(id, persons.caller()), userId));
    }

    @PUT
    @Path("/{id}/team/{userId}")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "setTeamMember",
            summary = "Give a person a role",
            description =
                    "For the owner. editor changes the event, checkin checks people in, moderator moderates the chat.")
    @APIResponseSchema(value = TeamMemberView.class, responseCode = "200", responseDescription = "The role")
    @APIResponse(
            responseCode = "404",
            description = "event-unknown, team-member-unknown (the person's account has been erased)")
    @APIResponse(responseCode = "409", description = "owner-stays, team-full")
    public TeamMemberView set(
            @PathParam("id") UUID id, @PathParam("userId") UUID userId, @NotNull @Valid TeamRequest request) {
        team.requireExisting(userId);
        var event = access.toOwn(id, persons.caller());
        return TeamMemberView.of(userId, team.assign(event, userId, TeamRole.of(request.role())));
    }

    @DELETE
    @Path("/{id}/team/{userId}")
    @RolesAllowed({"user", "admin"})
    @Transactional
    @Operation(
            operationId = "removeTeamMember",
            summary = "Take a person out of the team",
            description = "For the owner.")
    @APIResponse(responseCode = "204", description = "The person is not in the team any more")
    @APIResponse(responseCode = "404", description = "event-unknown, team-member-unknown")
    @APIResponse(responseCode = "409", description = "owner-stays")
    public void remove(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        team.dismiss(access.toOwn(id, persons.caller()), userId);
    }
}
