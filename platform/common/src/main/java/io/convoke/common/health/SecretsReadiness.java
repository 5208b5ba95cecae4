package io.convoke.common.health;

import io.convoke.common.secrets.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready with secrets to work with. Stale ones do: their place is away for every instance, and requests are still answered. */
@Readiness
@ApplicationScoped
public class SecretsReadiness implements HealthCheck {
    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var secrets = Secrets.state();
        return HealthCheckResponse.named(service + "-secrets")
                .status(secrets.usable())
                .withData(
                        "state",
                        secrets.status().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .withData("since", secrets.since().toString())
                .withData("message", secrets.message())
                .build();
    }
}
