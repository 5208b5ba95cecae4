package io.convoke.notification.deliveries.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    BackoffTest() {
        backoff.first = Duration.ofSeconds(5);
        backoff.longest = Duration.ofMinutes(30);
    }

    @Test
    void doublesUpToTheLongest() {
        assertThat(backoff.pause(1)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        assertThat(backoff.pause(2)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(backoff.pause(5)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(80));
        assertThat(backoff.pause(50)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
        assertThat(backoff.pause(1_000_000)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
    }

    @Test
    void spreadsThoseThatFailedTogether() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> backoff.pause(8)).distinct())
                .hasSizeGreaterThan(50);
    }
}
