package io.convoke.event.events.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convoke.common.events.PublishedEvent;
import java.util.UUID;

/** An event does not exist any more; the state is its last. */
public record EventDeleted(@JsonUnwrapped EventState state) implements PublishedEvent {
    @Override
    public String topic() {
        return "events";
    }

    @Override
    public String type() {
        return "deleted";
    }

    @Override
    public UUID key() {
        return state.eventId();
    }
}
