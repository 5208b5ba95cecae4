package io.convoke.client.examples;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Sends the session's access token with every request. */
final class BearerFilter implements ClientRequestFilter {
    private final Session session;

    BearerFilter(Session session) {
        this.session = session;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + session.accessToken());
    }
}
