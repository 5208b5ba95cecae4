package io.convoke.user.profiles.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why user refuses. */
public enum UserError implements ProblemType {
    PROFILE_UNKNOWN(404, "There is no such person"),
    TELEGRAM_NOT_SET_UP(409, "This platform has no Telegram bot");

    private final int status;
    private final String title;

    UserError(int status, String title) {
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
