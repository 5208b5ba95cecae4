package io.convoke.notification.mails.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message says, apart from how it looks: plain text everywhere, escaped by whoever puts it into markup.
 *
 * @param heading a greeting, for mails
 * @param facts what is to be known about the event, in order
 * @param paragraphs below the heading
 * @param action a link with its label; without one a message needs no click
 * @param token on a line of its own, for typing it in; only with an action
 * @param closing in small print
 * @param unsubscribe switches mails of its kind off; the link is the person's own and stands in no list
 */
public record MailText(
        Locale locale,
        String subject,
        String heading,
        List<String> paragraphs,
        List<Fact> facts,
        Optional<Action> action,
        Optional<Token> token,
        List<String> closing,
        Optional<Action> unsubscribe) {

    /** One line of the event's description. */
    public record Fact(String label, String value, Optional<String> link) {}

    /** Something to click on. */
    public record Action(String label, String link) {}

    /** Something to type. */
    public record Token(String introduction, String value) {}

    /** The same without what is meant for the person's mailbox alone. */
    MailText shown() {
        return new MailText(
                locale,
                subject,
                heading,
                paragraphs,
                facts,
                token.isPresent() ? Optional.empty() : action,
                Optional.empty(),
                closing,
                Optional.empty());
    }
}
