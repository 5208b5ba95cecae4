package io.convoke.auth.accounts.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** What auth refuses beyond what every service refuses. */
public enum AuthError implements ProblemType {
    TOKEN_INVALID(400, "The link cannot be used"),
    INVALID_CREDENTIALS(401, "The login or the password is wrong"),
    PASSWORD_WRONG(403, "The current password is wrong"),
    ACCOUNT_UNKNOWN(404, "There is no such account"),
    SESSION_UNKNOWN(404, "There is no such session"),
    ERASURE_UNKNOWN(404, "There is no such erasure"),
    USERNAME_TAKEN(409, "The username is taken"),
    LAST_ADMIN(409, "The platform needs an admin");

    private final int status;
    private final String title;

    AuthError(int status, String title) {
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
