package io.convoke.common.telemetry;

import io.opentelemetry.api.trace.Span;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** What stands in queries may be a secret, the token of a link for one; the server puts them into its spans, this takes them out. */
@Provider
@PreMatching
@Priority(0)
public class QueriesOutOfSpans implements ContainerRequestFilter {
    /** By OpenTelemetry's semantic conventions of URLs. */
    private static final String QUERY = "url.query";

    /** Asks for nothing first: a query may be one that cannot be read. */
    @Override
    public void filter(ContainerRequestContext request) {
        Span.current().setAttribute(QUERY, "");
    }
}
