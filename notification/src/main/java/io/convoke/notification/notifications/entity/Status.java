package io.convoke.notification.notifications.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a notification has come. */
@Schema(name = "NotificationStatus")
public enum Status {
    /** Will be sent, or is being sent. */
    PENDING,
    /** The mail server, or Telegram, has taken it. */
    SENT,
    /** Will not be sent unless an admin asks again. */
    FAILED,
    /** Had become pointless before it was sent, or the person does not want it; the reason says why. */
    SKIPPED;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The name in the API and in the database. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The status of a name; empty when there is none. */
    public static Optional<Status> of(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label().equals(label))
                .findFirst();
    }
}
