/**
 * Errors as callers see them: kinds, bodies, and the exceptions that carry them. Services add enums of their own kinds;
 * turning exceptions into answers has its one home here and in {@code http}.
 */
package io.convoke.common.problem;
