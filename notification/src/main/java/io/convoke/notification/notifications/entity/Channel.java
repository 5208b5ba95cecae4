package io.convoke.notification.notifications.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.problem.Slugs;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The way that a notification takes. */
@Schema(name = "NotificationChannel")
public enum Channel {
    EMAIL,
    TELEGRAM;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    /** The name in the API and in the database. */
    @JsonValue
    public String label() {
        return label;
    }
}
