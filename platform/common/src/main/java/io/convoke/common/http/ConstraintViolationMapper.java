package io.convoke.common.http;

import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Answers what Bean Validation refuses: 422 with a violation per field, sorted so that answers can be compared. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return ProblemAnswers.of(DomainException.invalid(failure.getConstraintViolations().stream()
                .map(ConstraintViolationMapper::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList()));
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        var field = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."))
                .replace("[]", ""); // an element of a set has no place
        return new Violation(field.isEmpty() ? "body" : field, violation.getMessage());
    }
}
