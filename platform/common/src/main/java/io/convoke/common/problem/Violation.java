package io.convoke.common.problem;

/**
 * One broken rule.
 *
 * @param field the field's path in the request body ({@code location.city}), or the parameter's or header's name
 * @param message what is wrong, in the caller's language where translations exist
 */
public record Violation(String field, String message) {}
