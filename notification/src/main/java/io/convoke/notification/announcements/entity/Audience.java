package io.convoke.notification.announcements.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convoke.common.problem.Slugs;
import io.convoke.notification.events.entity.AttendanceStatus;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom an announcement is for. */
@Schema(name = "AnnouncementAudience")
public enum Audience {
    /** Who has a seat. */
    REGISTERED(AttendanceStatus.REGISTERED),
    /** Who waits for one. */
    WAITING(AttendanceStatus.WAITLISTED),
    /** Both. */
    ALL(AttendanceStatus.REGISTERED, AttendanceStatus.WAITLISTED);

    private final List<AttendanceStatus> statuses;

    @EnumeratedValue
    private final String label = Slugs.of(this);

    Audience(AttendanceStatus... statuses) {
        this.statuses = List.of(statuses);
    }

    /** What those are to the event whom it is for. */
    public List<AttendanceStatus> statuses() {
        return statuses;
    }

    /** The name in the API and in the database. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The audience of a name; empty when there is none. */
    public static Optional<Audience> of(String label) {
        return Arrays.stream(values())
                .filter(audience -> audience.label().equals(label))
                .findFirst();
    }
}
