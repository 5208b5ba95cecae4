package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketTest {
    private final Bucket bucket = new Bucket(3, 2, 0);

    private static long seconds(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void someAtOnceAndThenAsManyAsTimeAllows() {
        for (var frame = 0; frame < 3; frame++) {
            assertThat(bucket.take(seconds(0))).isTrue();
        }
        assertThat(bucket.take(seconds(0))).isFalse();
        assertThat(bucket.take(seconds(0.4))).isFalse();
        assertThat(bucket.take(seconds(0.6))).isTrue();
        assertThat(bucket.take(seconds(0.6))).isFalse();
    }

    @Test
    void aLongPauseGivesNoMoreThanTheBurst() {
        for (var frame = 0; frame < 3; frame++) {
            assertThat(bucket.take(seconds(3_600))).isTrue();
        }
        assertThat(bucket.take(seconds(3_600))).isFalse();
    }
}
