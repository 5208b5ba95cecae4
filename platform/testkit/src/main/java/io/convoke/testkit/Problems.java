package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** What every error answer must be: a whole problem of RFC 9457 that tells nothing of the inside. */
public final class Problems {
    public static final String TYPE_PREFIX = "https://convoke.io/problems/";
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final List<String> FIELDS = List.of("type", "title", "status", "detail", "traceId");
    private static final Pattern SLUG = Pattern.compile(Pattern.quote(TYPE_PREFIX) + "[a-z0-9]+(-[a-z0-9]+)*");
    /** Stack frames, packages of libraries and of ours, messages of the container, of the parser and of the database. */
    private static final Pattern LEAK = Pattern.compile(
            "\\bat [\\w.$]+\\([\\w.]*:?\\d*\\)|Exception\\b|\\b(java|javax|jakarta|com\\.ibm|com\\.fasterxml|org\\.(hibernate"
                    + "|postgresql|jboss|apache|eclipse)|io\\.(convoke|openliberty))\\.[\\w$]|\\b(CW[A-Z]{3}|SRVE)\\d{4}[A-Z]"
                    + "|\\bORA-|SQLSTATE|\\[Source:|\\bline: \\d+, column: \\d+|Unrecognized (token|field)|ERROR: ");

    private Problems() {}

    /** Fails unless the answer is such a problem; returns it. */
    public static JsonNode check(Answer answer) {
        if (!MEDIA_TYPE.equals(answer.mediaType())) {
            throw new AssertionError("not " + MEDIA_TYPE + ": " + answer);
        }
        var problem = answer.json();
        for (var field : FIELDS) {
            if (!problem.hasNonNull(field) || problem.get(field).asText().isBlank()) {
                throw new AssertionError("the problem has no " + field + ": " + answer);
            }
        }
        if (problem.get("status").asInt() != answer.status()) {
            throw new AssertionError("the problem's status is not the answer's: " + answer);
        }
        if (!SLUG.matcher(problem.get("type").asText()).matches()) {
            throw new AssertionError("the problem's type is none of ours: " + answer);
        }
        checkTellsNothing(answer);
        return problem;
    }

    /** Fails when body or headers show a stack trace, a class name or a library's message. */
    public static void checkTellsNothing(Answer answer) {
        var leak = LEAK.matcher(answer.body());
        if (leak.find()) {
            throw new AssertionError("the answer tells of the inside (" + leak.group() + "): " + answer);
        }
        answer.headers().forEach((name, values) -> {
            if (name.toLowerCase(java.util.Locale.ROOT).contains("exception")
                    || LEAK.matcher(values.toString()).find()) {
                throw new AssertionError("the header " + name + " tells of the inside: " + answer);
            }
        });
    }
}
