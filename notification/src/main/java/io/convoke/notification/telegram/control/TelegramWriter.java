package io.convoke.notification.telegram.control;

import io.convoke.notification.mails.control.MailText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts a message into the subset of HTML that the Bot API reads: bold, italic and links; everything else is escaped. The API
 * takes 4,096 UTF-16 units of what is seen; a longer text loses the end of its paragraphs, so that when and where stay.
 */
final class TelegramWriter {
    private static final int LONGEST = 4_096;
    private static final int LEAST_TEXT = 300;
    private static final String GAP = "\n\n";

    private TelegramWriter() {}

    static String write(MailText text) {
        var others = new ArrayList<Part>();
        facts(text, others);
        text.action().ifPresent(action -> others.add(Part.link(action.label(), action.link())));
        text.closing().forEach(line -> others.add(Part.italic(line)));
        var room = LONGEST - text.subject().length() - GAP.length() - length(others);
        var parts = new ArrayList<Part>();
        parts.add(Part.bold(text.subject()));
        var body = cut(String.join(GAP, text.paragraphs()), Math.max(LEAST_TEXT, room - GAP.length()));
        if (!body.isBlank()) {
            parts.add(Part.plain(body));
        }
        parts.addAll(others);
        return join(parts);
    }

    /** A plain text, for what the bot says by itself. */
    static String plain(String text) {
        return escaped(cut(text, LONGEST));
    }

    private static void facts(MailText text, List<Part> parts) {
        if (!text.facts().isEmpty()) {
            parts.add(new Part(
                    text.facts().stream()
                            .map(fact -> fact.label() + ": " + fact.value())
                            .collect(Collectors.joining("\n")),
                    text.facts().stream().map(TelegramWriter::fact).collect(Collectors.joining("\n"))));
        }
    }

    private static String fact(MailText.Fact fact) {
        var value = fact.link()
                .map(link -> "<a href=\"" + escaped(link) + "\">" + escaped(fact.value()) + "</a>")
                .orElseGet(() -> escaped(fact.value()));
        return "<b>" + escaped(fact.label()) + ":</b> " + value;
    }

    /**
     * A part of a message.
     *
     * @param seen what a person sees of it
     * @param html with its marks
     */
    private record Part(String seen, String html) {
        static Part plain(String text) {
            return new Part(text, escaped(text));
        }

        static Part bold(String text) {
            return new Part(text, "<b>" + escaped(text) + "</b>");
        }

        static Part italic(String text) {
            return new Part(text, "<i>" + escaped(text) + "</i>");
        }

        static Part link(String label, String target) {
            return new Part(label, "<a href=\"" + escaped(target) + "\">" + escaped(label) + "</a>");
        }
    }

    /** Parts that no longer fit are left out; the first always does. */
    private static String join(List<Part> parts) {
        var html = new StringBuilder();
        var seen = 0;
        for (var part : parts) {
            var gap = html.length() == 0 ? "" : GAP;
            if (seen + gap.length() + part.seen().length() <= LONGEST) {
                html.append(gap).append(part.html());
                seen += gap.length() + part.seen().length();
            }
        }
        return html.toString();
    }

    private static int length(List<Part> parts) {
        return parts.stream()
                .mapToInt(part -> GAP.length() + part.seen().length())
                .sum();
    }

    /** At most so many UTF-16 units, without half a character at the end. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
