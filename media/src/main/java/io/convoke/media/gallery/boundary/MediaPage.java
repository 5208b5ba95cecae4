package io.convoke.media.gallery.boundary;

import io.convoke.common.http.Paging;
import io.convoke.media.gallery.entity.MediaItem;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of an event's pictures and videos. */
@Schema(description = "A page of an event's pictures and videos, the latest first")
public record MediaPage(
        List<MediaView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static MediaPage of(Paging.Slice<MediaItem> slice) {
        return new MediaPage(slice.items().stream().map(MediaView::of).toList(), slice.next());
    }
}
