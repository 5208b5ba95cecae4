package io.convoke.event.search.boundary;

import io.convoke.event.events.boundary.EventView;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of events. */
@Schema(name = "EventPage")
public record EventPage(
        List<EventView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {}
