package io.convoke.notification.mails.control;

import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.mailtokens.MailTokens;
import io.convoke.notification.events.control.EventStore;
import io.convoke.notification.events.entity.Attendance;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.mails.control.Composition.Lacking;
import io.convoke.notification.mails.control.Composition.Pointless;
import io.convoke.notification.mails.control.Composition.Ready;
import io.convoke.notification.notifications.control.NotificationStore;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Notification.Content;
import io.convoke.notification.recipients.control.RecipientStore;
import io.convoke.notification.recipients.entity.Recipient;
import io.convoke.notification.reminders.control.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Puts a notification's mail together from what is known now, or says why it cannot or need not go. */
@ApplicationScoped
public class Composer {
    @Inject
    RecipientStore recipients;

    @Inject
    EventStore events;

    @Inject
    NotificationStore notifications;

    @Inject
    MailTokens tokens;

    @Inject
    MailWriter writer;

    @Inject
    Clock clock;

    /** Puts it together; reads, and changes nothing. */
    Composition compose(Notification notification) {
        var recipient = recipients.find(notification.userId());
        if (recipient.isEmpty()) {
            return new Lacking("the account is not known here yet");
        }
        if (recipient.get().isErased()) {
            return new Pointless("the account was erased");
        }
        return notification.kind().concernsEvent()
                ? ofEvent(notification, recipient.get())
                : ofAccount(notification, recipient.get());
    }

    private Composition ofAccount(Notification notification, Recipient recipient) {
        if (notification
                .validUntil()
                .filter(until -> !until.isAfter(clock.instant()))
                .isPresent()) {
            return new Pointless("its link has expired");
        }
        var token = purpose(notification.kind())
                .map(purpose -> tokens.token(purpose, notification.subjectId().orElseThrow()));
        return ready(writer.ofAccount(notification, recipient, token), Optional.empty());
    }

    private static Optional<MailTokenPurpose> purpose(Kind kind) {
        return switch (kind) {
            case EMAIL_VERIFICATION -> Optional.of(MailTokenPurpose.EMAIL_VERIFICATION);
            case PASSWORD_RESET -> Optional.of(MailTokenPurpose.PASSWORD_RESET);
            default -> Optional.empty();
        };
    }

    private Composition ofEvent(Notification notification, Recipient recipient) {
        var eventId = notification.eventId().orElseThrow();
        var event = events.find(eventId);
        if (event.isEmpty()) {
            return new Lacking("the event is not known here yet");
        }
        var attendance = events.attendance(eventId, notification.userId());
        var pointless = pointless(notification, event.get(), attendance);
        if (pointless.isPresent()) {
            return new Pointless(pointless.get());
        }
        var seat = notification.kind() == Kind.REGISTRATION_CANCELLED
                ? notification.heldSeat()
                : attendance.filter(Attendance::hasSeat).isPresent();
        return ready(
                writer.ofEvent(notification, recipient, event.get(), seat),
                Optional.of(event.get().version()));
    }

    private Optional<String> pointless(Notification notification, KnownEvent event, Optional<Attendance> attendance) {
        if (event.isDeleted()) {
            return Optional.of("the event was deleted");
        }
        var attends = attendance.filter(Attendance::isLive).isPresent();
        var seated = attendance.filter(Attendance::hasSeat).isPresent();
        return switch (notification.kind()) {
            case REGISTRATION_CONFIRMED, REGISTRATION_WAITLISTED, REGISTRATION_PROMOTED ->
                event.isCancelled() ? Optional.of("the event was cancelled before") : Optional.empty();
            case EVENT_CHANGED -> changeIsPointless(notification, event, attends);
            case EVENT_CANCELLED -> attends ? Optional.empty() : Optional.of("the registration was cancelled before");
            case EVENT_REMINDER -> reminderIsPointless(notification, event, seated);
            default -> Optional.empty();
        };
    }

    private Optional<String> changeIsPointless(Notification notification, KnownEvent event, boolean attends) {
        if (event.isCancelled()) {
            return Optional.of("the event was cancelled before");
        }
        if (!attends) {
            return Optional.of("the registration was cancelled before");
        }
        return notifications.hasShown(notification, Long.parseLong(notification.version()))
                ? Optional.of("an earlier message showed it already")
                : Optional.empty();
    }

    private Optional<String> reminderIsPointless(Notification notification, KnownEvent event, boolean seated) {
        if (!event.isActive() || !seated) {
            return Optional.of("the event or the registration was cancelled before");
        }
        if (!Reminders.isFor(notification.version(), event.start())) {
            return Optional.of("the event was moved before");
        }
        return event.start().isAfter(clock.instant()) ? Optional.empty() : Optional.of("the event has begun");
    }

    private static Composition ready(MailWriter.Written written, Optional<Long> version) {
        var mail = written.mail();
        return new Ready(mail, new Content(mail.subject(), written.shown(), version));
    }
}
