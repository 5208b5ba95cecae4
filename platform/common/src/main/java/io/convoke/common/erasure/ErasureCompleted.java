package io.convoke.common.erasure;

import io.convoke.common.events.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The receipt: nothing of the person of this erasure is left in the service. The person is not named.
 *
 * @param service who has forgotten
 */
public record ErasureCompleted(UUID erasureId, String service, Instant at) implements PublishedEvent {
    @Override
    public String topic() {
        return "erasures";
    }

    @Override
    public String type() {
        return "completed";
    }

    @Override
    public UUID key() {
        return erasureId;
    }
}
