package io.convoke.notification.notifications.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The way that a notification takes. */
@Schema(name = "NotificationChannel")
public enum Channel {
    EMAIL,
    TELEGRAM;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The channel of a name; empty when there is none. */
    public static Optional<Channel> of(String label) {
        return Arrays.stream(values())
                .filter(channel -> channel.label().equals(label))
                .findFirst();
    }

    /** The name in the API and in the database. */
    @JsonValue
    public String label() {
        return label;
    }
}
