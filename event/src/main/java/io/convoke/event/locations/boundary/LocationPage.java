package io.convoke.event.locations.boundary;

import io.convoke.common.http.Paging;
import io.convoke.event.locations.entity.Location;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of locations. */
@Schema(name = "LocationPage")
public record LocationPage(
        List<LocationView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {
    static LocationPage of(Paging.Slice<Location> slice) {
        return new LocationPage(slice.items().stream().map(LocationView::of).toList(), slice.next());
    }
}
