package io.convoke.event.events.boundary;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an event is called off. */
@Schema(name = "EventCancelRequest")
public record CancelRequest(
        @Schema(examples = "The speaker is ill", description = "What the people registered are told") @Size(max = 1_000)
        String reason) {}
