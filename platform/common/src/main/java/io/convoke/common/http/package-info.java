/**
 * What every service does at its HTTP boundary: traces, callers, strict parameters, paging, entity tags, idempotency, and
 * problem bodies for every error, the container's included.
 */
package io.convoke.common.http;
