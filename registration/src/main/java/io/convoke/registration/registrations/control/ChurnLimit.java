package io.convoke.registration.registrations.control;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.registrations.control.RegistrationStore.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps one person from taking seats and giving them back in a loop, which keeps others out (OWASP API6). Counts the
 * person's registrations themselves over the last hour, so it needs no counters and holds over all instances.
 */
@ApplicationScoped
public class ChurnLimit {
    /** The time that is looked back at. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** Registrations of one person at one event in an hour. */
    @Inject
    @ConfigProperty(name = "convoke.registration.hourly-limit-per-event", defaultValue = "20")
    int perEvent;

    /** Registrations of one person at all events in an hour. */
    @Inject
    @ConfigProperty(name = "convoke.registration.hourly-limit", defaultValue = "60")
    int everywhere;

    /** {@code off} for load tests. */
    @Inject
    @ConfigProperty(name = "convoke.rate-limits", defaultValue = "on")
    String mode;

    /**
     * Lets one more registration pass.
     *
     * @throws DomainException 429 with {@code Retry-After} when there were too many
     */
    void require(History history, Instant now) {
        if (!mode.equals("off") && (history.here() >= perEvent || history.everywhere() >= everywhere)) {
            var free = history.first().orElse(now).plus(WINDOW);
            throw DomainException.retryLater(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "You registered too often within the last hour",
                    Duration.between(now, free));
        }
    }
}
