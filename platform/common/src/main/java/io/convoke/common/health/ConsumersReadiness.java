package io.convoke.common.health;

import io.convoke.common.events.ConsumerStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what each consumer is doing. A consumer that waits does not make the service unready: requests are still answered,
 * and taking an instance out of service would not make what it waits for arrive.
 */
@Readiness
@ApplicationScoped
public class ConsumersReadiness implements HealthCheck {
    @Inject
    ConsumerStates states;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named(service + "-consumers").up();
        states.all()
                .forEach((consumer, state) -> answer.withData(
                        consumer,
                        "applied " + state.applied() + ", dead-lettered " + state.buried()
                                + state.stuckSince()
                                        .map(since -> ", waiting since " + since + " for " + state.waitingFor())
                                        .orElse("")));
        return answer.build();
    }
}
