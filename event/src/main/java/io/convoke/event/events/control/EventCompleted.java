package io.convoke.event.events.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convoke.common.events.PublishedEvent;
import java.util.UUID;

/** An event is over. */
public record EventCompleted(@JsonUnwrapped EventState state) implements PublishedEvent {
    @Override
    public String topic() {
        return "events";
    }

    @Override
    public String type() {
        return "completed";
    }

    @Override
    public UUID key() {
        return state.eventId();
    }
}
