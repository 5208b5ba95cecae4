package io.convoke.notification.telegram.control;

import io.convoke.notification.deliveries.control.DeliveryFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Bot API has not done what it was asked, or may not have. No text here ever has the token in it. */
public final class TelegramFailure extends DeliveryFailure {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Pattern NO_SUCH_CHAT = Pattern.compile("chat not found|user not found|PEER_ID_INVALID");

    private final int status;
    private final boolean unreachable;
    private final Duration retryAfter;
    private final boolean outcomeKnown;

    private TelegramFailure(
            Kind kind, String reason, int status, boolean unreachable, Duration retryAfter, boolean outcomeKnown) {
        super(kind, reason, null);
        this.status = status;
        this.unreachable = unreachable;
        this.retryAfter = retryAfter;
        this.outcomeKnown = outcomeKnown;
    }

    /**
     * The API has answered with an error.
     *
     * @param status the HTTP status
     * @param description the API's words
     * @param retryAfter seconds to wait; 0: none were named
     */
    static TelegramFailure answered(int status, String description, int retryAfter) {
        var reason = status + " " + description;
        if (status == TOO_MANY_REQUESTS) {
            var wait = Duration.ofSeconds(Math.max(1, retryAfter));
            return new TelegramFailure(
                    Kind.PASSING, reason, status, false, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, true);
        }
        if (status >= 500) {
            return new TelegramFailure(Kind.SERVER_AWAY, reason, status, false, null, false);
        }
        if (status == 401 || status == 404) {
            // The token is not (or no longer) good, or the address is not the API's: no fault of the message.
            return new TelegramFailure(Kind.SERVER_AWAY, reason, status, false, null, true);
        }
        var gone = status == 403 || NO_SUCH_CHAT.matcher(description).find();
        return new TelegramFailure(Kind.REFUSED, reason, status, gone, null, true);
    }

    /** No connection came about. */
    static TelegramFailure unconnected(String reason) {
        return new TelegramFailure(Kind.SERVER_AWAY, reason, 0, false, null, true);
    }

    /** The request went out, and no whole answer came back. */
    static TelegramFailure unanswered(String reason) {
        return new TelegramFailure(Kind.SERVER_AWAY, reason, 0, false, null, false);
    }

    /** Another instance may be sending the message. */
    static TelegramFailure leaseLost() {
        return new TelegramFailure(Kind.LEASE_LOST, "the lease ran out", 0, false, null, false);
    }

    /** It could not be noted that the message goes out, and so it has not. */
    static TelegramFailure notBegun() {
        return new TelegramFailure(Kind.PASSING, "the database is away", 0, false, null, false);
    }

    /** There is no bot. */
    static TelegramFailure off() {
        return new TelegramFailure(Kind.SERVER_AWAY, "there is no bot", 0, false, null, true);
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the person cannot be reached by this chat any more: the bot is blocked, or the account is gone. */
    boolean isUnreachable() {
        return unreachable;
    }

    /** For how long the API wants no further request, whatever the message. */
    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean isSurelyNotTaken() {
        return outcomeKnown;
    }
}
