package io.convoke.notification.notifications.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** What this service refuses. */
public enum NotificationError implements ProblemType {
    NOTIFICATION_UNKNOWN(404, "There is no such notification"),
    EVENT_UNKNOWN(404, "There is no such event"),
    ANNOUNCEMENT_UNKNOWN(404, "There is no such announcement"),
    TOKEN_INVALID(400, "The link cannot be used"),
    NOT_RESENDABLE(409, "Only failed and skipped notifications can be sent again"),
    ADDRESS_UNKNOWN(409, "The account's e-mail address is not known here yet"),
    TOO_MANY_STREAMS(429, "Too many live lists are open");

    private final int status;
    private final String title;

    NotificationError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return Slugs.of(this);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
