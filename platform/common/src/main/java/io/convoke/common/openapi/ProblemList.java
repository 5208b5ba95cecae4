package io.convoke.common.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The problem types of one answer, as annotations describe them: slugs with commas between them, each with a note where the
 * slug does not say enough, {@code event-full, event-not-published (a draft)}, {@code registration-unknown: it is another's}.
 */
final class ProblemList {
    private static final String SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
    private static final Pattern ITEM =
            Pattern.compile("\\G(?:, *)?(" + SLUG + ")(?: \\(([^)]+)\\)|: *([^,]+(?:, .*)?)$|(?=,|$))");

    private ProblemList() {}

    /**
     * Reads a description.
     *
     * @return the notes by slug, in the order given, empty where there is none; or nothing when the description is prose
     */
    static Optional<Map<String, String>> parse(String description) {
        if (description == null) {
            return Optional.empty();
        }
        var notes = new LinkedHashMap<String, String>();
        var matcher = ITEM.matcher(description);
        var end = 0;
        while (matcher.find()) {
            var note = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            notes.put(matcher.group(1), note == null ? "" : note);
            end = matcher.end();
        }
        return end == description.length() && !notes.isEmpty() ? Optional.of(notes) : Optional.empty();
    }
}
