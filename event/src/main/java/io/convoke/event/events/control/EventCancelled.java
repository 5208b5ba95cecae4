package io.convoke.event.events.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convoke.common.events.PublishedEvent;
import java.util.Optional;
import java.util.UUID;

/** An event will not take place. */
public record EventCancelled(@JsonUnwrapped EventState state, Optional<String> reason) implements PublishedEvent {
    @Override
    public String topic() {
        return "events";
    }

    @Override
    public String type() {
        return "cancelled";
    }

    @Override
    public UUID key() {
        return state.eventId();
    }
}
