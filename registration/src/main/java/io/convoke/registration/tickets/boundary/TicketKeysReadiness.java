package io.convoke.registration.tickets.boundary;

import io.convoke.registration.tickets.control.TicketKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when there has been a key for tickets; one that is broken later leaves the key from before in use. */
@Readiness
@ApplicationScoped
public class TicketKeysReadiness implements HealthCheck {
    @Inject
    TicketKeys keys;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("registration-ticket-key");
        return keys.canSign()
                ? answer.up().build()
                : answer.down()
                        .withData(
                                "reason",
                                "the secret convoke.registration.ticket-key is missing or is not a private JWK on P-256"
                                        + " with a kid")
                        .build();
    }
}
