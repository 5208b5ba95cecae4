package io.convoke.common.health;

import io.convoke.common.events.OutboxBacklog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how much waits for the broker, and since when. It does not make the service unready: with the broker away requests are
 * still answered, by every instance alike.
 */
@Readiness
@ApplicationScoped
public class OutboxReadiness implements HealthCheck {
    @Inject
    OutboxBacklog backlog;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named(service + "-outbox").up();
        var rows = backlog.rows();
        var age = backlog.age();
        return Double.isNaN(rows) || Double.isNaN(age)
                ? answer.withData("state", "not known at the moment").build()
                : answer.withData("rows", (long) rows)
                        .withData("oldestSeconds", (long) age)
                        .build();
    }
}
