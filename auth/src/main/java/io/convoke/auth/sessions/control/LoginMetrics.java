package io.convoke.auth.sessions.control;

import io.convoke.auth.accounts.control.AuthError;
import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Tally;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How logging in goes, in numbers. */
@ApplicationScoped
public class LoginMetrics {
    private static final String SUCCEEDED = "succeeded";
    /** Not the fault of who logs in: no turn to hash, the database was away, or a mistake of ours. */
    private static final String FAILED = "failed";

    private static final Set<String> REFUSALS = Stream.of(
                    AuthError.INVALID_CREDENTIALS, CommonProblem.TOO_MANY_REQUESTS)
            .map(ProblemType::slug)
            .collect(Collectors.toUnmodifiableSet());

    @Inject
    Metrics metrics;

    void start(@Observes Startup event) {
        Stream.concat(Stream.of(SUCCEEDED, FAILED), REFUSALS.stream()).forEach(this::outcome);
    }

    /** Does what logs somebody in, and counts what came of it. */
    public <T> T loggingIn(Supplier<T> work) {
        try {
            var result = work.get();
            outcome(SUCCEEDED).add();
            return result;
        } catch (DomainException e) {
            outcome(REFUSALS.contains(e.type().slug()) ? e.type().slug() : FAILED)
                    .add();
            throw e;
        } catch (RuntimeException e) {
            outcome(FAILED).add();
            throw e;
        }
    }

    private Tally outcome(String outcome) {
        return metrics.tally("convoke_logins", "Attempts to log in, by what came of them", "outcome", outcome);
    }
}
