package io.convoke.user.telegram.boundary;

import io.convoke.user.preferences.entity.Channel;
import io.convoke.user.preferences.entity.MessageKind;
import io.convoke.user.preferences.entity.SwitchedOff;
import java.util.Objects;
import java.util.UUID;

/** The value of {@code notifications unsubscribed}. */
public record UnsubscribedRecord(UUID userId, String channel, String kind) {
    public UnsubscribedRecord {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * What is unwanted.
     *
     * @throws IllegalArgumentException when there is no such channel or kind
     */
    SwitchedOff message() {
        return new SwitchedOff(
                Channel.of(channel).orElseThrow(() -> new IllegalArgumentException("no channel is called " + channel)),
                MessageKind.of(kind).orElseThrow(() -> new IllegalArgumentException("no kind is called " + kind)));
    }
}
