package io.convoke.common.secrets;

import java.time.Instant;

/**
 * How the secrets of this application are.
 *
 * @param status what it comes to
 * @param since when the secrets came into this status
 * @param message why, in words for an operator; never holds a value of a secret
 */
public record SecretsState(Status status, Instant since, String message) {

    /** What the state comes to; an application works with {@link #OK} and with {@link #STALE}. */
    public enum Status {
        /** The last refresh succeeded. */
        OK,
        /** Loaded once, but the last refresh failed: the values from before are in use. */
        STALE,
        /** There are no values at all. */
        NEVER_LOADED
    }

    /** Whether the application has secrets to work with, be they stale. */
    public boolean usable() {
        return status != Status.NEVER_LOADED;
    }
}
