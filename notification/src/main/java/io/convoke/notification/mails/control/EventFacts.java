package io.convoke.notification.mails.control;

import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.mails.control.MailText.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is to be known about an event, line by line. */
@ApplicationScoped
public class EventFacts {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 1_000;

    @Inject
    Wording wording;

    List<Fact> of(KnownEvent event, Locale locale) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(locale, "when", EventTimes.when(event.start(), event.end(), event.timeZone(), locale)));
        Invitation.place(event)
                .filter(place -> event.city().isPresent() || event.address().isPresent())
                .ifPresent(place -> facts.add(fact(locale, "where", place)));
        event.onlineUrl().map(url -> OneLine.of(url, LONGEST_TEXT)).ifPresent(url -> facts.add(link(locale, url)));
        if (!event.organiserUsername().isBlank()) {
            facts.add(fact(locale, "organiser", OneLine.of(event.organiserUsername(), LONGEST_NAME)));
        }
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
}
