package io.convoke.common.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the server's executor still runs work; depends on nothing outside the process. */
@Liveness
@ApplicationScoped
public class ProcessLiveness implements HealthCheck {
    /** How long the executor may take. */
    Duration patience = Duration.ofSeconds(5);

    @Resource
    ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named(service + "-executor");
        try {
            executor.submit(() -> {}).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer.up().build();
        } catch (ExecutionException | TimeoutException e) {
            return answer.down()
                    .withData("reason", "the executor runs nothing any more")
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.down().build();
        }
    }
}
