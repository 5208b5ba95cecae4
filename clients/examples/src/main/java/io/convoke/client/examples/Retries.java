package io.convoke.client.examples;

import io.convoke.client.api.ApiException;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Tries again what is worth it, and waits between the tries. */
public final class Retries {
    // snippet: retries
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** How to wait; a test waits for nothing. */
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final int most;
    private final Pause pause;

    /**
     * @param most how many times in all
     */
    public Retries(int most, Pause pause) {
        this.most = most;
        this.pause = pause;
    }

    /**
     * Calls until there is an answer, or none is to be expected. Only for what may be done twice: reading, PUT, DELETE, and a
     * POST that carries an {@code Idempotency-Key}, which is then the same each time.
     *
     * @throws Exception what the last try ended with
     */
    public <T> T call(Callable<T> request) throws Exception {
        for (var tries = 1; ; tries++) {
            Duration wait;
            try {
                return request.call();
            } catch (ApiException refused) {
                if (!isPassing(refused) || tries == most) {
                    throw refused;
                }
                wait = refused.retryAfter().orElse(backoff(tries));
            } catch (ProcessingException broken) { // no connection, or it broke off: nobody knows whether it was done
                if (tries == most) {
                    throw broken;
                }
                wait = backoff(tries);
            }
            pause.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }

    private static boolean isPassing(ApiException refused) {
        return PASSING.contains(refused.status()) || refused.is("request-in-progress");
    }

    /** Half a second, one, two, four: each by chance up to that, so that clients do not come back all at once. */
    private static Duration backoff(int tries) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 500L << Math.min(tries, 6)));
    }
    // end
}
