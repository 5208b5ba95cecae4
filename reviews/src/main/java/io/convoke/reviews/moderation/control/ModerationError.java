package io.convoke.reviews.moderation.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why moderation refuses. */
public enum ModerationError implements ProblemType {
    REPORT_UNKNOWN(404, "There is no such report"),
    ALREADY_REPORTED(409, "You have reported this review"),
    REPORT_CLOSED(409, "The report has been dealt with"),
    ALREADY_HIDDEN(409, "The review is hidden"),
    NOT_HIDDEN(409, "The review is not hidden");

    private final int status;
    private final String title;

    ModerationError(int status, String title) {
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
