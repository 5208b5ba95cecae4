package io.convoke.auth.keys.boundary;

import io.convoke.auth.keys.control.SigningKeys;
import io.convoke.common.mailtokens.MailTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when what auth signs can be verified, and mailed links can be made. */
@Readiness
@ApplicationScoped
public class KeysReadiness implements HealthCheck {
    @Inject
    SigningKeys keys;

    @Inject
    MailTokens mailTokens;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("auth-keys");
        var obstacle = keys.obstacle();
        if (obstacle.isPresent()) {
            return answer.down().withData("reason", obstacle.get()).build();
        }
        return mailTokens.isReady()
                ? answer.up().build()
                : answer.down()
                        .withData("reason", "the secret convoke.mail-token-key is missing or too short")
                        .build();
    }
}
