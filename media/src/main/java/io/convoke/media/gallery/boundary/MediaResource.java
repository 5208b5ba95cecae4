package io.convoke.media.gallery.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.media.gallery.control.Gallery;
import io.convoke.media.gallery.control.GalleryStore;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** An event's pictures and videos: adding, listing, deleting. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Media", description = "Pictures and videos of events")
public class MediaResource {
    @Inject
    Uploads uploads;

    @Inject
    Gallery gallery;

    @Inject
    GalleryStore store;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest request;

    /** What a form looks like, for the document. */
    @Schema(name = "MediaUploadForm", description = "A form with one file")
    record UploadForm(
            @Schema(description = "The picture or video", type = SchemaType.STRING, format = "binary", required = true)
            String file) {}

    @POST
    @RolesAllowed(Caller.USER)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadMedia",
            summary = "Upload a picture or video to an event",
            description =
                    "For the event's team and those who have a seat. A form with the part file, or the raw bytes with"
                            + " their Content-Type and a Content-Length. The first bytes decide what a file is: JPEG,"
                            + " PNG, WebP, GIF, MP4 and WebM are taken. What others see of a picture is a new copy"
                            + " without any metadata, turned as EXIF said: JPEG, PNG and GIF stay what they are, WebP"
                            + " becomes JPEG or PNG; one of very many pixels becomes smaller. Thumbnails follow within"
                            + " seconds, at the addresses that the answer tells. Videos stay as they are but for the metadata boxes of MP4; nothing tells how"
                            + " long they last, and they have no thumbnails. Pictures have at most 20 MiB, videos 500"
                            + " MiB, unless the operator has set something else.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = UploadForm.class)),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "video/mp4", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "video/webm", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = MediaView.class)))
    @APIResponse(responseCode = "404", description = "event-unknown")
    @APIResponse(responseCode = "409", description = "media-limit-reached")
    @APIResponse(responseCode = "411", description = "length-required (raw bytes only)")
    @APIResponse(
            responseCode = "422",
            description = "image-too-large, image-unreadable, image-with-foreign-content, media-type-mismatch")
    @APIResponse(responseCode = "507", description = "storage-full")
    public Response upload(
            @Parameter(description = "The event", required = true) @QueryParam("eventId") UUID eventId,
            @Context UriInfo uri) {
        var upload = UploadRequest.of(request);
        var item = uploads.upload(required(eventId), caller.id(), caller.username(), upload);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(item.id().toString()).build())
                .entity(MediaView.of(item))
                .build();
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listMedia",
            summary = "List an event's pictures and videos, the latest first",
            description = "Everybody sees them, once the event is published.")
    @APIResponseSchema(value = MediaPage.class, responseDescription = "One page")
    @APIResponse(responseCode = "404", description = "event-unknown")
    public MediaPage list(
            @Parameter(description = "The event", required = true) @QueryParam("eventId") UUID eventId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        var event = required(eventId);
        var most = Paging.limit(limit);
        GalleryStore.check(cursor);
        gallery.requireVisible(event);
        return MediaPage.of(store.page(event, cursor, most));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getMedia",
            summary = "Read what is known of a picture or video",
            description = "What it is, how large, and where the bytes and the thumbnails are.")
    @APIResponseSchema(value = MediaView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "media-unknown")
    public MediaView get(@PathParam("id") UUID id) {
        return MediaView.of(gallery.visible(id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Caller.USER, Caller.ADMIN})
    @Transactional
    @Operation(
            operationId = "deleteMedia",
            summary = "Delete a picture or video",
            description =
                    "For its uploader, the event's owner and editors, and admins. The bytes go with it; caches may"
                            + " show them for up to an hour.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "media-unknown")
    public void delete(@PathParam("id") UUID id) {
        gallery.delete(id, caller.id(), caller.isAdmin());
    }

    private static UUID required(UUID eventId) {
        if (eventId == null) {
            throw DomainException.malformed("eventId", "it is needed");
        }
        return eventId;
    }
}
