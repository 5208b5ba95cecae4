package io.convoke.registration.events.boundary;

import io.convoke.common.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks the event service about one event. Bounded: two tries of two seconds each at most, and none at all while the circuit
 * breaker is open, which four failures of the last eight calls cause for five seconds.
 */
@ApplicationScoped
public class EventLookup {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    @Inject
    @RestClient
    EventService service;

    /**
     * An event as its service answered it.
     *
     * @param version by its entity tag
     */
    public record Found(EventAnswer event, long version) {}

    /**
     * The event as the bearer of the token may see it; empty when it may see none.
     *
     * @throws EventServiceAway or a {@code FaultToleranceException} when there is no answer in time
     */
    @Timeout(2_000)
    @Retry(
            maxRetries = 1,
            delay = 100,
            jitter = 50,
            retryOn = {EventServiceAway.class, TimeoutException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 8,
            failureRatio = 0.5,
            delay = 5_000,
            failOn = {EventServiceAway.class, TimeoutException.class})
    public Optional<Found> ask(UUID eventId, String token) {
        try (var answer = service.event(eventId, "Bearer " + token)) {
            return switch (answer.getStatus()) {
                case 200 ->
                    Optional.of(new Found(
                            Json.read(answer.readEntity(String.class), EventAnswer.class),
                            version(answer.getHeaderString("ETag"))));
                case 404 -> Optional.empty();
                default -> throw new EventServiceAway("The event service answered " + answer.getStatus(), null);
            };
        } catch (ProcessingException | WebApplicationException | UncheckedIOException e) {
            throw new EventServiceAway("The event service gave no answer that can be read", e);
        }
    }

    /** An answer without a version that can be read is older than anything published. */
    private static long version(String tag) {
        var matcher = VERSION.matcher(tag == null ? "" : tag);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
