package io.convoke.notification.mails.control;

/** Text of people for places where a line break or an invisible character would do harm: headers, parameters, log lines. */
final class OneLine {
    private OneLine() {}

    /** Line breaks and other controls, and characters that reorder text, become a space; at most so many characters. */
    static String of(String text, int most) {
        var line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
        return cut(line, most);
    }

    /** Several lines: other controls than line breaks become a space; at most so many characters. */
    static String lines(String text, int most) {
        return cut(text.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]+", " "), most);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
