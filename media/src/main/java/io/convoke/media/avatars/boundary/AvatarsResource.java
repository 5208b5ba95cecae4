package io.convoke.media.avatars.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.http.Caller;
import io.convoke.common.problem.DomainException;
import io.convoke.media.avatars.control.AvatarError;
import io.convoke.media.avatars.control.Avatars;
import io.convoke.media.transfers.boundary.Download;
import io.convoke.media.transfers.boundary.UploadRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures of persons. */
@Path("/avatars")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Avatars", description = "Pictures of persons")
public class AvatarsResource {
    @Inject
    AvatarUploads uploads;

    @Inject
    Avatars avatars;

    @Inject
    Transactions transactions;

    @Inject
    Download download;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest request;

    @PUT
    @Path("/me")
    @RolesAllowed(Caller.USER)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadAvatar",
            summary = "Upload one's own avatar",
            description =
                    "The raw bytes with their Content-Type and a Content-Length, at most 5 MiB: JPEG, PNG, WebP or"
                            + " GIF. The square in the middle is shown, at most 512 pixels wide, as JPEG or PNG without"
                            + " any metadata. It takes the place of the one before.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponseSchema(value = AvatarView.class, responseCode = "200")
    @APIResponse(responseCode = "411", description = "length-required")
    @APIResponse(
            responseCode = "422",
            description = "image-too-large, image-unreadable, image-with-foreign-content, media-type-mismatch")
    @APIResponse(responseCode = "507", description = "storage-full")
    public AvatarView put() {
        return AvatarView.of(uploads.upload(caller.id(), UploadRequest.of(request)));
    }

    @DELETE
    @Path("/me")
    @RolesAllowed(Caller.USER)
    @Transactional
    @Operation(
            operationId = "deleteAvatar",
            summary = "Remove one's own avatar",
            description = "Profiles lose it within seconds.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "avatar-unknown")
    public void delete() {
        avatars.hide(caller.id());
    }

    @GET
    @Path("/{userId}")
    @PermitAll
    @Produces({"image/jpeg", "image/png"})
    @Operation(
            operationId = "downloadAvatar",
            summary = "Fetch a person's avatar",
            description = "A square of at most 512 pixels.")
    @APIResponse(
            responseCode = "200",
            description = "The whole",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "206", description = "The part asked for by Range")
    @APIResponse(responseCode = "304", description = "The ETag given still holds")
    @APIResponse(responseCode = "404", description = "avatar-unknown")
    @APIResponse(responseCode = "416", description = "range-not-satisfiable")
    public Response get(@Parameter(description = "The account") @PathParam("userId") UUID userId) {
        var avatar = transactions
                .call(() -> avatars.of(userId))
                .orElseThrow(() -> new DomainException(AvatarError.AVATAR_UNKNOWN, "There is no avatar of " + userId));
        return download.of(
                avatar.picture().orElseThrow(), "avatar-" + userId + "-" + avatar.version(), avatar.changedAt());
    }
}
