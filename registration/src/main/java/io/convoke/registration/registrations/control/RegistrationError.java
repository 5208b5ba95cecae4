package io.convoke.registration.registrations.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why registration refuses. */
public enum RegistrationError implements ProblemType {
    EVENT_UNKNOWN(404, "There is no such event"),
    REGISTRATION_UNKNOWN(404, "You have no such registration"),
    ALREADY_REGISTERED(409, "You already have a seat or are waiting for one"),
    REGISTRATION_CLOSED(409, "Registration has closed"),
    CANCELLATION_CLOSED(409, "The event has started; registrations can no longer be cancelled"),
    ALREADY_CHECKED_IN(409, "The person has been checked in"),
    REGISTRATION_CANCELLED(409, "The registration is cancelled"),
    NO_SEAT(409, "The registration waits for a seat and has none"),
    EVENT_CANCELLED(409, "The event is cancelled"),
    EVENT_COMPLETED(409, "The event is over"),
    EVENT_NOT_PUBLISHED(409, "The event is a draft"),
    CAPACITY_BELOW_REGISTERED(409, "More people have a seat than the new capacity allows"),
    EVENT_HAS_REGISTRATIONS(409, "People are registered for the event");

    private final int status;
    private final String title;

    RegistrationError(int status, String title) {
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
