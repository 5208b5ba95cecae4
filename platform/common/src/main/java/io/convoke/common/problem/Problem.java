package io.convoke.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convoke.common.http.RequestTrace;
import java.net.URI;
import java.util.List;

/**
 * The body of every error, {@code application/problem+json} (RFC 9457).
 *
 * @param type the kind of error, documented in {@code docs/problems.md}
 * @param title a summary of the kind
 * @param status the HTTP status
 * @param detail what happened this time; never a library's text
 * @param traceId finds the request in logs and traces
 * @param violations the fields or parameters to blame; absent when none is
 */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Describes one occurrence within the current request. */
    public static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                detail,
                RequestTrace.current().traceId(),
                violations);
    }

    /** Describes one occurrence that no field is to blame for. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }
}
