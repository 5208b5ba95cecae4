package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Problem;
import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Violation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Builds the answers whose body is a problem. */
public final class ProblemAnswers {
    /** What a client waits before it tries again when something is away. */
    static final long RETRY_AFTER_SECONDS = 5;

    private ProblemAnswers() {}

    /** The answer to a refusal. */
    public static Response of(DomainException refusal) {
        var answer = builder(refusal.type(), refusal.getMessage(), refusal.violations());
        refusal.retryAfter()
                .ifPresent(wait -> answer.header(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer.build();
    }

    /** The answer to any kind of problem. */
    public static Response of(ProblemType type, String detail) {
        return builder(type, detail, List.of()).build();
    }

    /** An exception that JAX-RS answers with the problem as it is, wherever it is thrown. */
    public static WebApplicationException exception(ProblemType type, String detail, List<Violation> violations) {
        return new WebApplicationException(builder(type, detail, violations).build());
    }

    static Response.ResponseBuilder builder(ProblemType type, String detail, List<Violation> violations) {
        var answer = Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Problem.of(type, detail, violations));
        if (type.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, Challenge.INVALID_TOKEN);
        }
        if (type == CommonProblem.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer;
    }
}
