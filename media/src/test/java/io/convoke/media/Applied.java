package io.convoke.media;

import io.convoke.testkit.Bench;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Whether the service has applied an event, by its inbox. */
final class Applied {
    private Applied() {}

    /** Waits until the event of this CloudEvents id is applied, at most 30 s. */
    static void await(String id) {
        Awaitility.await("event " + id + " applied")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        Bench.current().database().count("media.inbox where event_id = ?", UUID.fromString(id)) == 1);
    }
}
