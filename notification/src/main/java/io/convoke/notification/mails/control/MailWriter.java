package io.convoke.notification.mails.control;

import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.mails.control.MailText.Action;
import io.convoke.notification.mails.control.MailText.Fact;
import io.convoke.notification.mails.control.MailText.Token;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.recipients.entity.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes mails: the right words for the occasion, in the person's language. */
@ApplicationScoped
public class MailWriter {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 1_000;

    @Inject
    Wording wording;

    @Inject
    Layouts layouts;

    @Inject
    Sender sender;

    @Inject
    Clock clock;

    /** Where people reach the platform; stands in links. */
    @Inject
    @ConfigProperty(name = "convoke.public-url")
    String publicUrl;

    /**
     * A mail and how the person's own list shows it.
     *
     * @param shown the plain text without the token and its link
     */
    record Written(Mail mail, String shown) {}

    /** About the account. */
    Written ofAccount(Notification notification, Recipient recipient, Optional<String> token) {
        var locale = recipient.locale();
        Map<String, String> values = Map.of(
                "username", OneLine.of(recipient.username(), LONGEST_NAME),
                "at", EventTimes.moment(notification.occurredAt(), locale),
                "until",
                        notification
                                .validUntil()
                                .map(until -> EventTimes.moment(until, locale))
                                .orElse(""));
        var key = notification.kind().label();
        var text = account(locale, key, notification.kind(), values, token);
        var shown = account(locale, key, notification.kind(), values, Optional.empty());
        return written(
                notification.id().toString(),
                text,
                shown,
                notification.address().orElse(recipient.email()),
                recipient,
                Optional.empty());
    }

    private MailText account(Locale locale, String key, Kind kind, Map<String, String> values, Optional<String> token) {
        var page = kind == Kind.PASSWORD_RESET ? "/reset-password" : "/verify-email";
        return new MailText(
                locale,
                wording.text(locale, key + ".subject", values),
                wording.text(locale, key + ".heading", values),
                wording.paragraphs(locale, key + ".text", values),
                List.of(),
                token.map(secret ->
                        new Action(wording.text(locale, key + ".action", values), base() + page + "#token=" + secret)),
                token.map(secret -> new Token(wording.text(locale, "token.introduction", Map.of()), secret)),
                wording.paragraphs(locale, key + ".closing", values));
    }

    /**
     * About an event.
     *
     * @param seat whether the person has, or had, a seat: only then is there something for the calendar
     */
    Written ofEvent(Notification notification, Recipient recipient, KnownEvent event, boolean seat) {
        var locale = recipient.locale();
        var kind = notification.kind();
        var key = kind.label() + (seat || kind.answersRegistration() ? "" : "-waiting");
        Map<String, String> values = Map.of(
                "username", OneLine.of(recipient.username(), LONGEST_NAME),
                "name", OneLine.of(event.name(), LONGEST_NAME),
                "brief", EventTimes.brief(event.start(), event.timeZone(), locale));
        var text = new MailText(
                locale,
                wording.text(locale, key + ".subject", values),
                wording.text(locale, key + ".heading", values),
                wording.paragraphs(locale, key + ".text", values),
                facts(event, locale),
                Optional.empty(),
                Optional.empty(),
                wording.paragraphs(locale, key + ".closing", values));
        return written(
                notification.id().toString(),
                text,
                text,
                recipient.email(),
                recipient,
                invitation(kind, event, recipient, seat));
    }

    private Optional<Invitation> invitation(Kind kind, KnownEvent event, Recipient recipient, boolean seat) {
        var surroundings = new Invitation.Surroundings(clock.instant(), base(), sender.address());
        return switch (kind) {
            case REGISTRATION_WAITLISTED -> Optional.empty();
            case REGISTRATION_CANCELLED, EVENT_CANCELLED ->
                Optional.of(event).filter(e -> seat).map(e -> Invitation.cancel(e, recipient, surroundings));
            case REGISTRATION_CONFIRMED, REGISTRATION_PROMOTED ->
                Optional.of(Invitation.request(event, recipient, surroundings));
            default -> Optional.of(event).filter(e -> seat).map(e -> Invitation.request(e, recipient, surroundings));
        };
    }

    private List<Fact> facts(KnownEvent event, Locale locale) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(locale, "when", EventTimes.when(event.start(), event.end(), event.timeZone(), locale)));
        Invitation.place(event)
                .filter(place -> event.city().isPresent() || event.address().isPresent())
                .ifPresent(place -> facts.add(fact(locale, "where", place)));
        event.onlineUrl().map(url -> OneLine.of(url, LONGEST_TEXT)).ifPresent(url -> facts.add(link(locale, url)));
        facts.add(fact(locale, "organiser", OneLine.of(event.organiserUsername(), LONGEST_NAME)));
        event.cancelReason()
                .filter(reason -> event.isCancelled() && !reason.isBlank())
                .ifPresent(reason -> facts.add(fact(locale, "reason", OneLine.of(reason, LONGEST_TEXT))));
        return facts;
    }

    private Fact fact(Locale locale, String name, String value) {
        return new Fact(wording.text(locale, "fact." + name, Map.of()), value, Optional.empty());
    }

    /** Only web addresses become links: anything else that somebody entered is shown, not followed. */
    private Fact link(Locale locale, String url) {
        var web = Optional.of(url).filter(u -> u.startsWith("https://") || u.startsWith("http://"));
        return new Fact(wording.text(locale, "fact.online", Map.of()), url, web);
    }

    /** For trying out the mail server. */
    Mail ofSelfTest(String id, Recipient recipient) {
        var locale = recipient.locale();
        var values = Map.of("username", OneLine.of(recipient.username(), LONGEST_NAME));
        var text = new MailText(
                locale,
                wording.text(locale, "self-test.subject", values),
                wording.text(locale, "self-test.heading", values),
                wording.paragraphs(locale, "self-test.text", values),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return written(id, text, text, recipient.email(), recipient, Optional.empty())
                .mail();
    }

    private Written written(
            String id,
            MailText text,
            MailText shown,
            String address,
            Recipient recipient,
            Optional<Invitation> invitation) {
        var footer = wording.text(text.locale(), "footer", Map.of());
        var mail = new Mail(
                id,
                text.locale(),
                address,
                OneLine.of(recipient.username(), LONGEST_NAME),
                OneLine.of(text.subject(), 2 * LONGEST_NAME),
                layouts.text(text, footer),
                layouts.html(text, footer),
                invitation);
        return new Written(mail, layouts.text(shown, footer));
    }

    private String base() {
        return publicUrl.replaceAll("/+$", "");
    }
}
