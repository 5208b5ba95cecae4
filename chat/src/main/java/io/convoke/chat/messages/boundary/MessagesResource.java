package io.convoke.chat.messages.boundary;

import io.convoke.chat.messages.control.Conversation;
import io.convoke.chat.messages.control.History;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.DomainException;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is said in a room, over HTTP. */
@Path("/{id}/messages")
@RequestScoped
@RolesAllowed({Caller.USER, Caller.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat messages", description = "What is said in a chat")
public class MessagesResource {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    Conversation conversation;

    @Inject
    History history;

    @Inject
    RoomAccess access;

    @Inject
    RateLimiter limiter;

    @Inject
    Caller caller;

    /** Most messages that one person writes in a minute over HTTP. */
    @Inject
    @ConfigProperty(name = "convoke.chat.messages-per-minute", defaultValue = "120")
    int messagesPerMinute;

    @GET
    @Transactional
    @Operation(
            operationId = "listMessages",
            summary = "Read the history",
            description =
                    "In the order of the room. Without after and before the latest messages; after reads forwards from"
                            + " a place, before reads backwards. A deleted message stays in its place without its text."
                            + " For members and admins.")
    @APIResponseSchema(value = MessagePage.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    public MessagePage list(
            @PathParam("id") UUID id,
            @Parameter(description = "Only messages with a higher seq, the first of them first", example = "0")
                    @QueryParam("after")
                    Long after,
            @Parameter(description = "Only messages with a lower seq; without after the last of them", example = "100")
                    @QueryParam("before")
                    Long before,
            @QueryParam("limit") Integer limit) {
        requirePlace("after", after);
        requirePlace("before", before);
        var most = Paging.limit(limit);
        access.enter(id, caller.id(), caller.isAdmin());
        var bound = Optional.ofNullable(before);
        return MessagePage.of(after == null ? history.latest(id, bound, most) : history.after(id, after, bound, most));
    }

    private static void requirePlace(String name, Long seq) {
        if (seq != null && seq < 0) {
            throw DomainException.malformed(name, "it is negative");
        }
    }

    @POST
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "postMessage",
            summary = "Say something",
            description =
                    "The same as the frame send of the socket. Sent again with the same ref, a message is not stored"
                            + " again, and the answer is the first one's. Whoever is mentioned as @username is notified.")
    @APIResponse(
            responseCode = "201",
            description = "Stored, in its place",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "403", description = "not-a-member, banned, muted")
    @APIResponse(responseCode = "404", description = "chat-unknown")
    @APIResponse(responseCode = "409", description = "chat-read-only, ref-reused")
    public Response post(@PathParam("id") UUID id, @NotNull @Valid MessageRequest request, @Context UriInfo uri) {
        var wanted = request.wanted();
        limiter.count("chat:post:" + caller.id(), messagesPerMinute, MINUTE);
        var view = MessageView.of(conversation.post(id, caller.id(), caller.username(), wanted));
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .entity(view)
                .build();
    }

    @GET
    @Path("/{messageId}")
    @Transactional
    @Operation(
            operationId = "getMessage",
            summary = "Read one message",
            description = "As it is now: of a deleted one only that there was one.")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown, message-unknown")
    public MessageView get(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        access.enter(id, caller.id(), caller.isAdmin());
        return MessageView.of(history.find(id, messageId));
    }

    @PUT
    @Path("/{messageId}")
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "editMessage",
            summary = "Edit one's own message",
            description = "Text only, and for 15 minutes. Members see that it was edited.")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    @APIResponse(responseCode = "403", description = "forbidden (another's message), not-a-member, banned, muted")
    @APIResponse(responseCode = "404", description = "chat-unknown, message-unknown")
    @APIResponse(responseCode = "409", description = "edit-closed, message-deleted, chat-read-only")
    public MessageView edit(
            @PathParam("id") UUID id, @PathParam("messageId") UUID messageId, @NotNull @Valid EditRequest request) {
        limiter.count("chat:post:" + caller.id(), messagesPerMinute, MINUTE);
        return MessageView.of(conversation.edit(id, messageId, caller.id(), request.message()));
    }

    @DELETE
    @Path("/{messageId}")
    @Transactional
    @Operation(
            operationId = "deleteMessage",
            summary = "Delete a message",
            description =
                    "One's own, or as a moderator anybody's. The text goes, the place in the room stays. Deleting what"
                            + " is deleted changes nothing.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "forbidden (another's message), not-a-member, banned")
    @APIResponse(responseCode = "404", description = "chat-unknown, message-unknown")
    public void delete(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        conversation.delete(id, messageId, caller.id(), caller.isAdmin());
    }
}
