package io.convoke.reviews;

import io.convoke.testkit.Bench;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Whether the service has applied an event, by its inbox. */
final class Applied {
    private Applied() {}

    /** Waits until the consumer has applied the event of this CloudEvents id, at most 30 s. */
    static void await(String consumer, String id) {
        Awaitility.await(consumer + " applied " + id)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current()
                                .database()
                                .count(
                                        "reviews.inbox where consumer = ? and event_id = ?",
                                        consumer,
                                        UUID.fromString(id))
                        == 1);
    }
}
