package io.convoke.notification.preferences.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.notification.notifications.entity.Channel;
import java.time.Instant;
import java.util.UUID;

/** A person switched a kind of message off by the link in one. */
public record Unsubscribed(UUID userId, Channel channel, String kind, Instant at) implements PublishedEvent {
    @Override
    public String topic() {
        return "notifications";
    }

    @Override
    public String type() {
        return "unsubscribed";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
