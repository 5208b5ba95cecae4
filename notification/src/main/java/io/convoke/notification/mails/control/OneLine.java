package io.convoke.notification.mails.control;

/** Text of people for places where a line break or an invisible character would do harm: headers, parameters, log lines. */
final class OneLine {
    private OneLine() {}

    /** Line breaks and other controls, and characters that reorder text, become a space; at most so many characters. */
    static String of(String text, int most) {
        var line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
