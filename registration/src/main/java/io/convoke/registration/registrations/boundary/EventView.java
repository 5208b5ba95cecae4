package io.convoke.registration.registrations.boundary;

import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list of registrations shows of an event. */
@Schema(name = "RegisteredEvent", description = "What is shown of the event; the event service has the rest")
public record EventView(
        @Schema(examples = "Evening of short talks") String name,
        Instant start,

        @Schema(description = "Absent when the event has none")
        Optional<Instant> end,

        @Schema(examples = "Europe/Moscow") String timeZone,
        EventStatus status) {

    static EventView of(KnownEvent event) {
        return new EventView(event.name(), event.start(), event.end(), event.timeZone(), event.status());
    }
}
