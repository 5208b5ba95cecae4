package io.convoke.notification.preferences.control;

import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.reminders.control.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What can wait for the end of quiet hours (the table stands in ADR 0024). */
final class Urgency {
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private Urgency() {}

    /**
     * Whether a message loses nothing when it goes at a later moment.
     *
     * @param start of the event that it is about
     * @param end the later moment
     */
    static boolean canWait(Notification notification, Optional<Instant> start, Instant now, Instant end) {
        return switch (notification.kind()) {
            case EMAIL_VERIFICATION, ACCOUNT_EXISTS, PASSWORD_RESET, PASSWORD_CHANGED, TELEGRAM_LINKED -> false;
            case REGISTRATION_CONFIRMED,
                    REGISTRATION_WAITLISTED,
                    REGISTRATION_PROMOTED,
                    REGISTRATION_CANCELLED,
                    EVENT_CANCELLED,
                    EVENT_CHANGED ->
                notification
                        .knownBy()
                        .or(() -> start)
                        .filter(deadline -> deadline.isBefore(now.plus(A_DAY)))
                        .isEmpty();
            case EVENT_REMINDER ->
                !Reminders.isLast(notification.version())
                        && start.filter(begins -> !end.isBefore(begins.minus(AN_HOUR)))
                                .isEmpty();
            // Words about an event that will have begun by then may be about its beginning.
            case ANNOUNCEMENT ->
                start.filter(begins -> begins.isAfter(now) && !end.isBefore(begins))
                        .isEmpty();
            case CHAT_MENTION, REVIEW_POSTED -> true;
        };
    }
}
