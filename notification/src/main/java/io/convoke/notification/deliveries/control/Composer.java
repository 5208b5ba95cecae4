package io.convoke.notification.deliveries.control;

import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.mailtokens.MailTokens;
import io.convoke.notification.announcements.control.AnnouncementStore;
import io.convoke.notification.deliveries.control.Composition.Lacking;
import io.convoke.notification.deliveries.control.Composition.Pointless;
import io.convoke.notification.deliveries.control.Composition.Ready;
import io.convoke.notification.events.control.EventStore;
import io.convoke.notification.events.entity.Attendance;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.mails.control.MailWriter;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Notification.Content;
import io.convoke.notification.quotes.control.QuoteStore;
import io.convoke.notification.recipients.control.Recipients;
import io.convoke.notification.recipients.entity.Addressee;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Puts a notification's message together from what is known now, or says why it cannot or need not go. */
@ApplicationScoped
public class Composer {
    @Inject
    Recipients recipients;

    @Inject
    EventStore events;

    @Inject
    QuoteStore quotes;

    @Inject
    AnnouncementStore announcements;

    @Inject
    MailTokens tokens;

    @Inject
    MailWriter writer;

    @Inject
    Obsolescence obsolescence;

    @Inject
    Clock clock;

    /** Puts it together; reads, and changes nothing. */
    Composition compose(Notification notification) {
        var addressee = recipients.find(notification.userId());
        if (addressee.isEmpty()) {
            return new Lacking("the account is not known here yet");
        }
        return notification.kind().concernsEvent()
                ? ofEvent(notification, addressee.get())
                : ofAccount(notification, addressee.get());
    }

    private Composition ofAccount(Notification notification, Addressee addressee) {
        if (notification
                .validUntil()
                .filter(until -> !until.isAfter(clock.instant()))
                .isPresent()) {
            return new Pointless("its link has expired");
        }
        var token = purpose(notification.kind())
                .map(purpose -> tokens.token(purpose, notification.subjectId().orElseThrow()));
        return ready(writer.ofAccount(notification, addressee, token), Optional.empty());
    }

    private static Optional<MailTokenPurpose> purpose(Kind kind) {
        return switch (kind) {
            case EMAIL_VERIFICATION -> Optional.of(MailTokenPurpose.EMAIL_VERIFICATION);
            case PASSWORD_RESET -> Optional.of(MailTokenPurpose.PASSWORD_RESET);
            default -> Optional.empty();
        };
    }

    private Composition ofEvent(Notification notification, Addressee addressee) {
        var eventId = notification.eventId().orElseThrow();
        var event = events.find(eventId);
        if (event.isEmpty()) {
            return new Lacking("the event is not known here yet");
        }
        var attendance = events.attendance(eventId, notification.userId());
        var pointless = obsolescence.of(notification, event.get(), attendance);
        if (pointless.isPresent()) {
            return new Pointless(pointless.get());
        }
        return switch (notification.kind()) {
            case ANNOUNCEMENT -> ofAnnouncement(notification, addressee, event.get());
            case CHAT_MENTION, REVIEW_POSTED -> ofQuote(notification, addressee, event.get());
            default -> {
                var seat = notification.kind() == Kind.REGISTRATION_CANCELLED
                        ? notification.heldSeat()
                        : attendance.filter(Attendance::hasSeat).isPresent();
                yield ready(writer.ofEvent(notification, addressee, event.get(), seat), event);
            }
        };
    }

    private Composition ofAnnouncement(Notification notification, Addressee addressee, KnownEvent event) {
        return announcements
                .find(notification.subjectId().orElseThrow())
                .filter(announcement -> !announcement.isWithdrawn())
                .<Composition>map(announcement ->
                        ready(writer.ofAnnouncement(notification, addressee, event, announcement), Optional.of(event)))
                .orElseGet(() -> new Pointless("its author's account was erased"));
    }

    private Composition ofQuote(Notification notification, Addressee addressee, KnownEvent event) {
        return quotes.find(notification.subjectId().orElseThrow())
                .filter(quote -> !quote.isWithdrawn())
                .<Composition>map(
                        quote -> ready(writer.ofQuote(notification, addressee, event, quote), Optional.of(event)))
                .orElseGet(() -> new Pointless("it was taken back before"));
    }

    private static Composition ready(MailWriter.Written written, Optional<KnownEvent> event) {
        var version = event.filter(known -> written.showsEvent()).map(KnownEvent::version);
        return new Ready(written, new Content(written.subject(), written.shown(), version), event);
    }
}
