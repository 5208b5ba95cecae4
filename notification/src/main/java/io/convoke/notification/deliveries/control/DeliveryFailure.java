package io.convoke.notification.deliveries.control;

import java.time.Duration;
import java.util.Optional;

/** A message that a server has not taken, or may not have. Its text is for admins and for the person whose message it was. */
public abstract class DeliveryFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What it means for the message. */
    public enum Kind {
        /** The server cannot be used at the moment, whatever the message. */
        SERVER_AWAY,
        /** Another try may succeed. */
        PASSING,
        /** The server will never take this message. */
        REFUSED,
        /** The lease ran out before the content went out: another instance may be sending it. */
        LEASE_LOST
    }

    private final Kind kind;

    protected DeliveryFailure(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the content had begun to go out, and it is certain all the same that the message has not been taken. */
    public abstract boolean isSurelyNotTaken();

    /** For how long the server wants nothing at all; empty when it does not say so. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
