package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/**
 * Refuses a token whose key is no longer published wherever a role is asked for; see {@link PublishedKeys}. Public routes
 * that want to know their caller ask {@link Caller}, which refuses it too; others do not look at tokens.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class DroppedKeys implements ContainerRequestFilter {
    private static final String BEARER = "bearer ";

    @Inject
    PublishedKeys keys;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !asksForRole()) {
            return;
        }
        var isBearer = header.toLowerCase(Locale.ROOT).startsWith(BEARER);
        if (!isBearer || !keys.know(header.substring(BEARER.length()).strip())) {
            request.abortWith(ProblemAnswers.of(CommonProblem.INVALID_TOKEN, Details.of(CommonProblem.INVALID_TOKEN)));
        }
    }

    private boolean asksForRole() {
        var method = resource.getResourceMethod();
        return method.isAnnotationPresent(RolesAllowed.class)
                || (resource.getResourceClass().isAnnotationPresent(RolesAllowed.class)
                        && !method.isAnnotationPresent(PermitAll.class));
    }
}
