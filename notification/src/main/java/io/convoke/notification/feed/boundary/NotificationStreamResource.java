package io.convoke.notification.feed.boundary;

import io.convoke.common.http.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own notifications, live. */
@Path("/stream")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.USER, Caller.ADMIN})
@Tag(name = "Notifications", description = "One's own messages, and what became of them")
public class NotificationStreamResource {
    @Inject
    LiveLists lists;

    @Inject
    Caller caller;

    @Inject
    JsonWebToken token;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamOwnNotifications",
            summary = "One's own notifications, live",
            description =
                    "Server-Sent Events named notification, whose data is a Notification and whose id is its id: each"
                            + " new one, and each whose status or mark changes. A comment every 15 seconds keeps the line open. The"
                            + " stream ends with the access token; come back with a new one and Last-Event-ID.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "429", description = "too-many-streams")
    public void stream(
            @Parameter(
                            description =
                                    "The id of the last notification that was heard of: the stream begins with those"
                                            + " that came after it, at most 100")
                    @HeaderParam("Last-Event-ID")
                    UUID last,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var end = Instant.ofEpochSecond(token.getExpirationTime());
        lists.open(caller.id(), end, Optional.ofNullable(last), sink, sse);
    }
}
