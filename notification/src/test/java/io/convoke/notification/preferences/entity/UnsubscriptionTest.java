package io.convoke.notification.preferences.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.notifications.entity.Channel;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsubscriptionTest {
    private static Unsubscription unsubscription(boolean confirmed) {
        var key = new Unsubscription.Key(UUID.randomUUID(), Channel.EMAIL, "announcement");
        return new Unsubscription(key, confirmed, Instant.EPOCH);
    }

    @Test
    void holdsUntilThePreferencesHaveSaidItAndThenOtherwise() {
        var fresh = unsubscription(false);
        assertThat(fresh.outlasts(false))
                .as("a preference that was on its way before")
                .isTrue();
        assertThat(fresh.outlasts(true)).isTrue();
        assertThat(fresh.outlasts(true)).isTrue();
        assertThat(fresh.outlasts(false)).as("switched on again").isFalse();
    }

    @Test
    void whatThePreferencesSaidBeforeEndsWithThem() {
        assertThat(unsubscription(true).outlasts(false)).isFalse();
    }
}
