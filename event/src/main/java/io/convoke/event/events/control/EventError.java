package io.convoke.event.events.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** The refusals of the event service. */
public enum EventError implements ProblemType {
    EVENT_UNKNOWN(404, "There is no such event"),
    TEAM_MEMBER_UNKNOWN(404, "This person is not in the team"),
    EVENT_NOT_PUBLISHED(409, "The event is a draft"),
    EVENT_ALREADY_PUBLISHED(409, "The event is published"),
    EVENT_NOT_STARTED(409, "The event has not begun"),
    EVENT_CANCELLED(409, "The event is cancelled"),
    EVENT_COMPLETED(409, "The event is over"),
    EVENT_HAS_REGISTRATIONS(409, "People are registered for the event"),
    CAPACITY_BELOW_REGISTERED(409, "More people have a seat than the new capacity allows"),
    OWNER_STAYS(409, "The owner is always in the team"),
    TEAM_FULL(409, "The team has as many members as it can have");

    private final int status;
    private final String title;

    EventError(int status, String title) {
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
