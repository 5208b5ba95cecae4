package io.convoke.common.erasure;

import io.convoke.common.http.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Access tokens outlive their account by minutes. One of an erased account may still read what everybody may, but writes
 * nothing any more, or the person would be back in the tables.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class ErasedCallerFilter implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    Caller caller;

    @Inject
    ErasedAccounts erased;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!READING.contains(request.getMethod())
                && caller.verifiedId().filter(erased::isKnown).isPresent()) {
            throw ErasedAccounts.refusal();
        }
    }
}
