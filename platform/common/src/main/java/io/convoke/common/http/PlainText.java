package io.convoke.common.http;

import io.convoke.common.problem.DomainException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text without characters that could break a line, a header or a terminal: these fields end up in mails, calendars and logs.
 */
public final class PlainText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\n\\r\\t]]");

    private PlainText() {}

    /**
     * A text of one line without white space at its ends; empty when nothing remains.
     *
     * @throws DomainException 400 when it has line breaks or other control characters
     */
    public static Optional<String> line(String field, String text) {
        return clean(field, text, CONTROL);
    }

    /**
     * A text of several lines without white space at its ends; empty when nothing remains.
     *
     * @throws DomainException 400 when it has control characters that are neither line breaks nor tabs
     */
    public static Optional<String> lines(String field, String text) {
        return clean(field, text, CONTROL_BUT_LINES);
    }

    /**
     * A text to look for, such as a parameter of a search, without white space at its ends; empty when nothing remains.
     *
     * @param longest in characters
     * @throws DomainException 400 when it is longer or has NUL, which no database can look for
     */
    public static Optional<String> searched(String parameter, String text, int longest) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > longest) {
            throw DomainException.malformed(parameter, "it has more than " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw DomainException.malformed(parameter, "it contains NUL");
        }
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    private static Optional<String> clean(String field, String text, Pattern refused) {
        if (text == null) {
            return Optional.empty();
        }
        if (refused.matcher(text).find()) {
            throw DomainException.malformed(field, "it has control characters");
        }
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }
}
