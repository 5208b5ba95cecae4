package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/**
 * Answers everything else. Interceptors and the transaction manager wrap exceptions, so the causes decide; what remains is
 * our fault, logged, and told to nobody.
 */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ThrowableMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        var refusal = Failures.find(failure, DomainException.class);
        if (refusal.isPresent()) {
            return ProblemAnswers.of(refusal.get());
        }
        var web = Failures.find(failure, WebApplicationException.class);
        if (web.isPresent()) {
            return new WebApplicationExceptionMapper().toResponse(web.get());
        }
        var invalid = Failures.find(failure, ConstraintViolationException.class);
        if (invalid.isPresent()) {
            return new ConstraintViolationMapper().toResponse(invalid.get());
        }
        if (Failures.isOptimistic(failure)) {
            return ProblemAnswers.of(CommonProblem.STALE, "Somebody else changed it meanwhile; read it again");
        }
        if (Failures.isDatabaseAway(failure)) {
            LOG.log(Level.WARNING, "The database is away or overloaded: {0}", failure.toString());
            return ProblemAnswers.of(CommonProblem.UNAVAILABLE, Details.of(CommonProblem.UNAVAILABLE));
        }
        LOG.log(Level.ERROR, "A request failed", failure);
        return ProblemAnswers.of(CommonProblem.INTERNAL_ERROR, Details.of(CommonProblem.INTERNAL_ERROR));
    }
}
