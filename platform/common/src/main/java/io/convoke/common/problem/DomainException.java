package io.convoke.common.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A refusal that the caller is told about as a problem. Being unchecked, it rolls the transaction back: a refused request
 * changes nothing.
 */
public class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Violation> violations;
    private final transient Duration retryAfter;

    /**
     * @param type the kind of problem
     * @param detail what the caller reads; no secrets, no internals
     */
    public DomainException(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    private DomainException(ProblemType type, String detail, List<Violation> violations, Duration retryAfter) {
        super(detail, null, false, false); // a refusal is an answer, not a fault: no stack trace to pay for
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** A refusal for which fields are to blame: 422 {@code validation-failed}. */
    public static DomainException invalid(List<Violation> violations) {
        return new DomainException(
                CommonProblem.VALIDATION_FAILED, "The request breaks " + count(violations), violations, null);
    }

    /** A refusal for which one field is to blame: 422 {@code validation-failed}. */
    public static DomainException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** A parameter, header or field that cannot be read: 400 {@code malformed-request} that names it. */
    public static DomainException malformed(String name, String message) {
        return new DomainException(
                CommonProblem.MALFORMED_REQUEST,
                "The value of '" + name + "' cannot be read: " + message,
                List.of(new Violation(name, message)),
                null);
    }

    /** A refusal that passes with time; the answer carries {@code Retry-After} in whole seconds, at least 1. */
    public static DomainException retryLater(ProblemType type, String detail, Duration retryAfter) {
        return new DomainException(type, detail, List.of(), retryAfter);
    }

    private static String count(List<Violation> violations) {
        return violations.size() == 1 ? "a rule" : violations.size() + " rules";
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
