package io.convoke.notification.mails.control;

import io.convoke.common.calendar.CalendarEntry;
import io.convoke.common.http.PublicUrl;
import io.convoke.notification.announcements.entity.Announcement;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.mails.control.MailText.Action;
import io.convoke.notification.mails.control.MailText.Fact;
import io.convoke.notification.mails.control.MailText.Token;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.preferences.control.UnsubscribeLinks;
import io.convoke.notification.quotes.entity.Quote;
import io.convoke.notification.recipients.entity.Addressee;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes messages: the right words for the occasion, in the person's language. */
@ApplicationScoped
public class MailWriter {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_QUOTE = 1_000;

    @Inject
    Wording wording;

    @Inject
    Layouts layouts;

    @Inject
    EventFacts facts;

    @Inject
    UnsubscribeLinks links;

    @Inject
    Sender sender;

    @Inject
    Clock clock;

    /** Where people reach the platform; stands in links. */
    @Inject
    @ConfigProperty(name = "convoke.public-url")
    String publicUrl;

    /**
     * A message.
     *
     * @param text what it says, on whichever channel
     * @param mail how it looks as a mail
     * @param showsEvent whether it says all that is to be known about the event, for the calendar too
     * @param shown how the person's own list shows it: plain text without tokens and links that are the person's own
     */
    public record Written(MailText text, Mail mail, boolean showsEvent, String shown) {
        public String subject() {
            return mail.subject();
        }
    }

    /** About the account. */
    public Written ofAccount(Notification notification, Addressee addressee, Optional<String> token) {
        var locale = addressee.locale();
        Map<String, String> values = Map.of(
                "username", OneLine.of(addressee.username(), LONGEST_NAME),
                "at", EventTimes.moment(notification.occurredAt(), locale),
                "until",
                        notification
                                .validUntil()
                                .map(until -> EventTimes.moment(until, locale))
                                .orElse(""));
        var key = notification.kind().label();
        var page = notification.kind() == Kind.PASSWORD_RESET ? "/reset-password" : "/verify-email";
        var text = new MailText(
                locale,
                wording.text(locale, key + ".subject", values),
                wording.text(locale, key + ".heading", values),
                wording.paragraphs(locale, key + ".text", values),
                List.of(),
                token.map(secret -> new Action(
                        wording.text(locale, key + ".action", values),
                        PublicUrl.of(publicUrl, page + "#token=" + secret))),
                token.map(secret -> new Token(wording.text(locale, "token.introduction", Map.of()), secret)),
                wording.paragraphs(locale, key + ".closing", values),
                Optional.empty());
        return written(notification, text, addressee, false, Optional.empty());
    }

    /**
     * About an event.
     *
     * @param seat whether the person has, or had, a seat: only then is there something for the calendar
     */
    public Written ofEvent(Notification notification, Addressee addressee, KnownEvent event, boolean seat) {
        var kind = notification.kind();
        var key = kind.label() + (seat || kind.answersRegistration() ? "" : "-waiting");
        var invitation = invitation(kind, event, addressee, seat);
        var calendar = invitation
                .filter(found -> notification.type() == Channel.TELEGRAM && found.isRequest())
                .map(found -> new Action(
                        wording.text(addressee.locale(), "calendar.action", Map.of()),
                        CalendarEntry.url(publicUrl, event.eventId()) + "/calendar.ics"));
        var text = text(notification, addressee, key, values(addressee, event), facts.of(event, addressee.locale()));
        return written(notification, withAction(text, calendar), addressee, true, invitation);
    }

    /** Words of the event's team. */
    public Written ofAnnouncement(
            Notification notification, Addressee addressee, KnownEvent event, Announcement announcement) {
        var values = new HashMap<>(values(addressee, event));
        values.put("subject", OneLine.of(announcement.subject(), LONGEST_NAME));
        values.put("message", announcement.message());
        var key = notification.kind().label() + (announcement.isTest() ? "-test" : "");
        var text = text(notification, addressee, key, values, facts.of(event, addressee.locale()));
        return written(notification, text, addressee, false, Optional.empty());
    }

    /** What somebody wrote in the event's chat, or about the event. */
    public Written ofQuote(Notification notification, Addressee addressee, KnownEvent event, Quote quote) {
        var values = new HashMap<>(values(addressee, event));
        values.put("author", OneLine.of(quote.authorName(), LONGEST_NAME));
        values.put("words", OneLine.lines(quote.words(), LONGEST_QUOTE));
        values.put("rating", quote.rating().map(String::valueOf).orElse(""));
        var key = notification.kind().label();
        return written(
                notification,
                text(notification, addressee, key, values, List.of()),
                addressee,
                false,
                Optional.empty());
    }

    private static Map<String, String> values(Addressee addressee, KnownEvent event) {
        return Map.of(
                "username", OneLine.of(addressee.username(), LONGEST_NAME),
                "name", OneLine.of(event.name(), LONGEST_NAME),
                "brief", EventTimes.brief(event.start(), event.timeZone(), addressee.locale()));
    }

    private MailText text(
            Notification notification,
            Addressee addressee,
            String key,
            Map<String, String> values,
            List<Fact> eventFacts) {
        var locale = addressee.locale();
        var byMail = notification.type() == Channel.EMAIL;
        var closing = wording.paragraphs(locale, key + ".closing", values);
        var instead = wording.paragraphs(locale, "instead-of-telegram", Map.of());
        return new MailText(
                locale,
                wording.text(locale, key + ".subject", values),
                wording.text(locale, key + ".heading", values),
                paragraphs(locale, key, byMail, values),
                eventFacts,
                Optional.empty(),
                Optional.empty(),
                notification.replacesTelegram()
                        ? Stream.concat(closing.stream(), instead.stream()).toList()
                        : closing,
                Optional.of(notification.kind())
                        .filter(kind -> byMail && !kind.isMandatory())
                        .map(kind -> unsubscribe(locale, addressee, kind)));
    }

    /** Telegram has no attachments, and so words of its own where the mail speaks of one. */
    private List<String> paragraphs(Locale locale, String key, boolean byMail, Map<String, String> values) {
        var own = byMail ? List.<String>of() : wording.paragraphs(locale, key + ".telegram", values);
        return own.isEmpty() ? wording.paragraphs(locale, key + ".text", values) : own;
    }

    private Action unsubscribe(Locale locale, Addressee addressee, Kind kind) {
        var values = Map.of("what", wording.text(locale, "kind." + kind.label(), Map.of()));
        return new Action(wording.text(locale, "unsubscribe.link", values), links.of(addressee.userId(), kind));
    }

    private static MailText withAction(MailText text, Optional<Action> action) {
        return new MailText(
                text.locale(),
                text.subject(),
                text.heading(),
                text.paragraphs(),
                text.facts(),
                action,
                text.token(),
                text.closing(),
                text.unsubscribe());
    }

    private Optional<Invitation> invitation(Kind kind, KnownEvent event, Addressee addressee, boolean seat) {
        var surroundings = new Invitation.Surroundings(clock.instant(), publicUrl, sender.address());
        return switch (kind) {
            case REGISTRATION_WAITLISTED -> Optional.empty();
            case REGISTRATION_CANCELLED, EVENT_CANCELLED ->
                Optional.of(event).filter(e -> seat).map(e -> Invitation.cancel(e, addressee, surroundings));
            case REGISTRATION_CONFIRMED, REGISTRATION_PROMOTED ->
                Optional.of(Invitation.request(event, addressee, surroundings));
            default -> Optional.of(event).filter(e -> seat).map(e -> Invitation.request(e, addressee, surroundings));
        };
    }

    /** For trying out the mail server. */
    Mail ofSelfTest(String id, Addressee addressee) {
        var locale = addressee.locale();
        var values = Map.of("username", OneLine.of(addressee.username(), LONGEST_NAME));
        var text = new MailText(
                locale,
                wording.text(locale, "self-test.subject", values),
                wording.text(locale, "self-test.heading", values),
                wording.paragraphs(locale, "self-test.text", values),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return mail(id, text, addressee.email(), addressee, Optional.empty());
    }

    private Written written(
            Notification notification,
            MailText text,
            Addressee addressee,
            boolean showsEvent,
            Optional<Invitation> invitation) {
        var address = notification.address().orElse(addressee.email());
        var mail = mail(notification.id().toString(), text, address, addressee, invitation);
        return new Written(text, mail, showsEvent, layouts.text(text.shown(), footer(text)));
    }

    private Mail mail(String id, MailText text, String address, Addressee addressee, Optional<Invitation> invitation) {
        return new Mail(
                id,
                text.locale(),
                address,
                OneLine.of(addressee.username(), LONGEST_NAME),
                OneLine.of(text.subject(), 2 * LONGEST_NAME),
                layouts.text(text, footer(text)),
                layouts.html(text, footer(text)),
                invitation,
                text.unsubscribe().map(Action::link));
    }

    private String footer(MailText text) {
        return wording.text(text.locale(), "footer", Map.of());
    }
}
