package io.convoke.common.http;

import io.convoke.common.problem.DomainException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers refusals of the domain. */
@Provider
public class DomainExceptionMapper implements ExceptionMapper<DomainException> {
    @Override
    public Response toResponse(DomainException refusal) {
        return ProblemAnswers.of(refusal);
    }
}
