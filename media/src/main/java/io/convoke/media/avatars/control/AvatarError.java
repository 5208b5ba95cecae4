package io.convoke.media.avatars.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why there is no avatar. */
public enum AvatarError implements ProblemType {
    AVATAR_UNKNOWN(404, "This person has no avatar");

    private final int status;
    private final String title;

    AvatarError(int status, String title) {
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
