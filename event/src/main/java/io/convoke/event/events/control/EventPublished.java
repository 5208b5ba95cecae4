package io.convoke.event.events.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convoke.common.events.PublishedEvent;
import java.util.UUID;

/** An event became visible to everybody. */
public record EventPublished(@JsonUnwrapped EventState state) implements PublishedEvent {
    @Override
    public String topic() {
        return "events";
    }

    @Override
    public String type() {
        return "published";
    }

    @Override
    public UUID key() {
        return state.eventId();
    }
}
