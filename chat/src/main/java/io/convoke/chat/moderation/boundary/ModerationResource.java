package io.convoke.chat.moderation.boundary;

import io.convoke.chat.moderation.control.Moderation;
import io.convoke.chat.moderation.control.Moderation.Moderator;
import io.convoke.chat.moderation.control.ModerationLog;
import io.convoke.chat.moderation.entity.SanctionKind;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mutes, bans and the moderation log, for the event's owner, editors and moderators, and for admins. */
@Path("/")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat moderation", description = "Keeping a chat in order, for the event's owner, editors and moderators")
public class ModerationResource {
    @Inject
    Moderation moderation;

    @Inject
    ModerationLog log;

    @Inject
    RoomAccess access;

    @Inject
    Caller caller;

    @POST
    @Path("/{id}/mutes/{userId}")
    @Transactional
    @Operation(
            operationId = "muteMember",
            summary = "Mute somebody",
            description =
                    "The person reads but does not write, until the time given or until unmuted. Muting somebody again"
                            + " replaces the time.")
    @APIResponseSchema(value = SanctionView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "forbidden (not a moderator), not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown, member-unknown")
    @APIResponse(responseCode = "409", description = "moderator-immune")
    public SanctionView mute(
            @PathParam("id") UUID id, @PathParam("userId") UUID userId, @NotNull @Valid MuteRequest request) {
        return SanctionView.of(moderation.mute(id, userId, Optional.ofNullable(request.until()), moderator()));
    }

    @DELETE
    @Path("/{id}/mutes/{userId}")
    @Transactional
    @Operation(
            operationId = "unmuteMember",
            summary = "Let somebody write again",
            description = "Changes nothing for somebody who is not muted.")
    @APIResponse(responseCode = "204", description = "Not muted")
    @APIResponse(responseCode = "403", description = "forbidden (not a moderator), not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    public void unmute(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        moderation.lift(id, userId, SanctionKind.MUTE, moderator());
    }

    @POST
    @Path("/{id}/bans/{userId}")
    @Transactional
    @Operation(
            operationId = "banMember",
            summary = "Ban somebody",
            description =
                    "The person can neither read nor write until unbanned, with or without a seat; open connections"
                            + " end.")
    @APIResponseSchema(value = SanctionView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "forbidden (not a moderator), not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown, member-unknown")
    @APIResponse(responseCode = "409", description = "moderator-immune")
    public SanctionView ban(
            @PathParam("id") UUID id, @PathParam("userId") UUID userId, @NotNull @Valid BanRequest request) {
        return SanctionView.of(moderation.ban(id, userId, request.line(), moderator()));
    }

    @DELETE
    @Path("/{id}/bans/{userId}")
    @Transactional
    @Operation(
            operationId = "unbanMember",
            summary = "Let somebody in again",
            description = "Changes nothing for somebody who is not banned.")
    @APIResponse(responseCode = "204", description = "Not banned")
    @APIResponse(responseCode = "403", description = "forbidden (not a moderator), not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    public void unban(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        moderation.lift(id, userId, SanctionKind.BAN, moderator());
    }

    @GET
    @Path("/{id}/moderation")
    @Transactional
    @Operation(
            operationId = "listModerationActions",
            summary = "Read what moderators did",
            description = "The newest line first.")
    @APIResponseSchema(value = ModerationPage.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "forbidden (not a moderator), not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    public ModerationPage log(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        var most = Paging.limit(limit);
        var place = ModerationLog.place(cursor);
        access.enterAsModerator(id, caller.id(), caller.isAdmin());
        return ModerationPage.of(log.page(id, place, most));
    }

    private Moderator moderator() {
        return new Moderator(caller.id(), caller.isAdmin());
    }
}
