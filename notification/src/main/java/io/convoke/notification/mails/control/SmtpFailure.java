package io.convoke.notification.mails.control;

import io.convoke.common.problem.Failures;
import io.convoke.notification.deliveries.control.DeliveryFailure;
import io.convoke.notification.deliveries.control.LeaseLost;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail that a server has not taken, or may not have. */
public final class SmtpFailure extends DeliveryFailure {
    private static final long serialVersionUID = 1L;
    private static final Pattern REPLY = Pattern.compile("([45]\\d\\d)[ -]");

    private final Progress progress;
    private final boolean answered;

    /** How far the dialogue had come. */
    enum Progress {
        CONTENT_NOT_BEGUN,
        CONTENT_BEGUN,
        CONTENT_OUT
    }

    SmtpFailure(Kind kind, String reason, Progress progress, boolean answered, Throwable cause) {
        super(kind, reason, cause);
        this.progress = progress;
        this.answered = answered;
    }

    /** The server could not be reached, greeted unkindly, or did not let us in. */
    static SmtpFailure connecting(Throwable failure) {
        return new SmtpFailure(Kind.SERVER_AWAY, reason(failure), Progress.CONTENT_NOT_BEGUN, false, failure);
    }

    /** The dialogue about a mail failed. */
    static SmtpFailure sending(Throwable failure, Progress progress) {
        if (Failures.find(failure, LeaseLost.class).isPresent()) {
            return new SmtpFailure(Kind.LEASE_LOST, "the lease ran out", progress, false, failure);
        }
        var reply = reply(failure);
        var refused = reply.filter(text -> text.startsWith("5")).isPresent();
        return new SmtpFailure(
                refused ? Kind.REFUSED : Kind.PASSING, reason(failure), progress, reply.isPresent(), failure);
    }

    private static Optional<String> reply(Throwable failure) {
        return Failures.chain(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && REPLY.matcher(message).lookingAt())
                .findFirst();
    }

    /** The server's own words where it said some; for admins and for the person whose mail it was. */
    private static String reason(Throwable failure) {
        return OneLine.of(
                reply(failure)
                        .orElseGet(() -> Failures.chain(failure)
                                .reduce((first, last) -> last)
                                .map(root -> root.getMessage() == null
                                        ? root.getClass().getSimpleName()
                                        : root.getMessage())
                                .orElse("unknown")),
                300);
    }

    /** The same, when it was our deadline that ended the dialogue. */
    SmtpFailure afterDeadline(Duration deadline) {
        return new SmtpFailure(kind(), "not done within " + deadline.toSeconds() + " s", progress, answered, this);
    }

    @Override
    public boolean isSurelyNotTaken() {
        return progress == Progress.CONTENT_BEGUN || progress == Progress.CONTENT_OUT && answered;
    }
}
