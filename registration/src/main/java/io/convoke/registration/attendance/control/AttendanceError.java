package io.convoke.registration.attendance.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why the door refuses. */
public enum AttendanceError implements ProblemType {
    ATTENDEE_UNKNOWN(404, "There is no such registration at the event"),
    CHECK_IN_NOT_OPEN(409, "Check-in is not open"),
    EVENT_NOT_OVER(409, "The event is not over"),
    TICKET_OF_ANOTHER_EVENT(409, "The ticket is for another event");

    private final int status;
    private final String title;

    AttendanceError(int status, String title) {
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
