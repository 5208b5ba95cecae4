package io.convoke.notification.mails.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail says, apart from how it looks: plain text everywhere, escaped by whoever puts it into markup.
 *
 * @param facts what is to be known about the event, in order
 * @param paragraphs below the heading
 * @param action a link with its label; without one a mail needs no click
 * @param token on a line of its own, for typing it in; only with an action
 * @param closing in small print
 */
record MailText(
        Locale locale,
        String subject,
        String heading,
        List<String> paragraphs,
        List<Fact> facts,
        Optional<Action> action,
        Optional<Token> token,
        List<String> closing) {

    /** One line of the event's description. */
    record Fact(String label, String value, Optional<String> link) {}

    /** Something to click on. */
    record Action(String label, String link) {}

    /** Something to type. */
    record Token(String introduction, String value) {}
}
