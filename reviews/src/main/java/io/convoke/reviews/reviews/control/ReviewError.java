package io.convoke.reviews.reviews.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why a review is refused. */
public enum ReviewError implements ProblemType {
    NOT_ATTENDED(403, "Only those who attended review an event"),
    EVENT_UNKNOWN(404, "There is no such event"),
    REVIEW_UNKNOWN(404, "There is no such review"),
    ALREADY_REVIEWED(409, "You have reviewed this event"),
    EVENT_NOT_OVER(409, "The event is not over"),
    EVENT_CANCELLED(409, "The event is cancelled"),
    EDIT_WINDOW_OVER(409, "The review can no longer be changed");

    private final int status;
    private final String title;

    ReviewError(int status, String title) {
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
