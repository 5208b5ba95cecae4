package io.convoke.common.health;

import io.convoke.common.schema.SchemaGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started when the schema is there. */
@Startup
@ApplicationScoped
public class SchemaStartup implements HealthCheck {
    @Inject
    SchemaGate gate;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named(service + "-schema").status(gate.isOpen());
        gate.obstacle().ifPresent(reason -> answer.withData("reason", reason));
        return answer.build();
    }
}
