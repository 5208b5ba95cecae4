package io.convoke.auth.sessions.entity;

/** Why a session was ended before it expired. */
public enum EndReason {
    /** The person ended it. */
    LOGGED_OUT,
    /** A refresh token came a second time, so it is in wrong hands, or its successor is. */
    TOKEN_REUSED,
    PASSWORD_CHANGED,
    /** The account had too many, and this one was unused for longest. */
    TOO_MANY
}
