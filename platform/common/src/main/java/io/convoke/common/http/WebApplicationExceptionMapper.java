package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.Problem;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what JAX-RS itself refuses (unknown path, wrong method or type) with a problem in our own words. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
        var answer = failure.getResponse();
        if (answer.getStatus() < 400 || answer.getEntity() instanceof Problem) {
            return answer;
        }
        var type = CommonProblem.ofStatus(answer.getStatus());
        var builder = ProblemAnswers.builder(type, detail(type, failure), java.util.List.of());
        var allow = answer.getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            builder.header(HttpHeaders.ALLOW, allow);
        }
        return builder.build();
    }

    private static String detail(CommonProblem type, WebApplicationException failure) {
        if (failure instanceof NotFoundException) {
            return "No resource has this address";
        }
        return Details.of(type);
    }
}
