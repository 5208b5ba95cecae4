package io.convoke.user.preferences.entity;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;

/** A way on which messages reach a person. */
public enum Channel {
    EMAIL("email"),
    TELEGRAM("telegram");

    @EnumeratedValue
    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** The name in JSON and in the database. */
    public String label() {
        return label;
    }

    /** The channel of a name; empty when there is none. */
    public static Optional<Channel> of(String label) {
        return Arrays.stream(values())
                .filter(channel -> channel.label().equals(label))
                .findFirst();
    }
}
