package io.convoke.notification.preferences.control;

import io.convoke.notification.mails.control.Layouts;
import io.convoke.notification.mails.control.Wording;
import io.convoke.notification.preferences.entity.Switch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

/** What people see who open the link by which a kind of mail is switched off. */
@ApplicationScoped
public class UnsubscribePage {
    @Inject
    Wording wording;

    @Inject
    Layouts layouts;

    /** Asks, with a button. */
    public String question(Switch off, Locale locale) {
        return page("question", true, off, locale);
    }

    /** Says that it is done. */
    public String done(Switch off, Locale locale) {
        return page("done", false, off, locale);
    }

    private String page(String which, boolean asks, Switch off, Locale locale) {
        var values = Map.of("what", wording.text(locale, "kind." + off.kind(), Map.of()));
        return layouts.page(
                locale,
                wording.text(locale, "unsubscribe." + which + ".heading", values),
                wording.text(locale, "unsubscribe." + which + ".text", values),
                asks ? wording.text(locale, "unsubscribe.question.action", values) : "");
    }
}
