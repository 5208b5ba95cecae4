package io.convoke.media.gallery.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.problem.DomainException;
import io.convoke.media.gallery.control.Gallery;
import io.convoke.media.gallery.control.GalleryError;
import io.convoke.media.gallery.entity.MediaItem;
import io.convoke.media.gallery.entity.ThumbnailSize;
import io.convoke.media.storage.control.StoredObjects;
import io.convoke.media.storage.entity.StoredObject;
import io.convoke.media.transfers.boundary.Download;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The bytes of pictures, videos and thumbnails. */
@Path("/")
@RequestScoped
@PermitAll
@Tag(name = "Media")
public class DownloadsResource {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Inject
    Transactions transactions;

    @Inject
    Gallery gallery;

    @Inject
    StoredObjects objects;

    @Inject
    Download download;

    private record Found(MediaItem item, StoredObject object) {}

    @GET
    @Path("/{id}/content")
    @Produces({"image/jpeg", "image/png", "image/gif", "video/mp4", "video/webm"})
    @Operation(
            operationId = "downloadMedia",
            summary = "Fetch the bytes of a picture or video",
            description =
                    "With Range a part of them, so that a download can be taken up again and a player can jump; with"
                            + " If-Range only while they are still the same. Several ranges at once get the whole."
                            + " With If-None-Match and the ETag of before: 304.")
    @APIResponse(
            responseCode = "200",
            description = "The whole",
            headers = {
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Accept-Ranges", schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "video/mp4", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "video/webm", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "206",
            description = "The part asked for by Range",
            headers = @Header(name = "Content-Range", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "The ETag given still holds")
    @APIResponse(responseCode = "404", description = "media-unknown")
    @APIResponse(responseCode = "416", description = "range-not-satisfiable")
    public Response content(@PathParam("id") UUID id) {
        var item = transactions.call(() -> gallery.visible(id));
        return download.of(item.content(), id.toString(), item.uploadedAt());
    }

    @GET
    @Path("/{id}/thumbnails/{size}")
    @Produces({"image/jpeg", "image/png"})
    @Operation(
            operationId = "downloadThumbnail",
            summary = "Fetch a smaller copy of a picture",
            description =
                    "JPEG, or PNG where the picture can be seen through; it fits into a square of 160, 480 or 1280"
                            + " pixels. Of a moving picture the first frame. They are made within seconds of the upload; until"
                            + " then 503 with Retry-After.")
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
    @APIResponse(responseCode = "404", description = "media-unknown, thumbnail-unknown (a video has none)")
    @APIResponse(responseCode = "416", description = "range-not-satisfiable")
    @APIResponse(responseCode = "503", description = "thumbnail-not-ready, unavailable")
    public Response thumbnail(
            @PathParam("id") UUID id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"small", "medium", "large"}))
                    @PathParam("size")
                    String size) {
        var wanted = ThumbnailSize.of(size)
                .orElseThrow(() -> DomainException.malformed("size", "there are small, medium and large"));
        var found = transactions.call(() -> find(id, wanted));
        return download.of(
                found.object(), id + "-" + wanted.text(), found.item().uploadedAt());
    }

    private Found find(UUID id, ThumbnailSize size) {
        var item = gallery.visible(id);
        if (item.isPending()) {
            throw DomainException.retryLater(
                    GalleryError.THUMBNAIL_NOT_READY, "The thumbnail will be there in a few seconds", SOON);
        }
        return item.thumbnail(size)
                .flatMap(objects::find)
                .map(object -> new Found(item, object))
                .orElseThrow(() -> new DomainException(
                        GalleryError.THUMBNAIL_UNKNOWN,
                        "There are no thumbnails of " + item.mediaType().text() + " " + id));
    }
}
