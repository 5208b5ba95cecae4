package io.convoke.common.health;

import io.convoke.common.configuration.ConfigurationCheck;
import io.convoke.common.schema.SchemaGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down while the service does not begin to work because of its configuration, with what is wrong by key. What goes wrong after
 * that is shown and does not make the service unready: it is so for every instance.
 */
@Readiness
@ApplicationScoped
public class ConfigurationReadiness implements HealthCheck {
    @Inject
    ConfigurationCheck configuration;

    @Inject
    SchemaGate gate;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var mistakes = configuration.mistakes();
        var answer = HealthCheckResponse.named(service + "-configuration").status(gate.isOpen() || mistakes.isEmpty());
        mistakes.forEach(answer::withData);
        return answer.build();
    }
}
