package io.convoke.event.events.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convoke.common.events.PublishedEvent;
import java.util.List;
import java.util.UUID;

/** A published event, or its team, changed; {@code changes} names the fields that did. */
public record EventChanged(@JsonUnwrapped EventState state, List<String> changes) implements PublishedEvent {
    @Override
    public String topic() {
        return "events";
    }

    @Override
    public String type() {
        return "changed";
    }

    @Override
    public UUID key() {
        return state.eventId();
    }
}
