package io.convoke.auth.credentials.control;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hashes passwords, a few at a time: each takes 19 MiB and about 50 ms of a core, so a flood of log-ins must wait here
 * rather than take the server's memory. Call it outside of transactions.
 */
@ApplicationScoped
public class PasswordHashing {
    /** How many passwords are hashed at the same time; the number of cores unless set. */
    @Inject
    @ConfigProperty(name = "convoke.auth.hash-parallelism")
    Optional<Integer> parallelism;

    /** How long a request waits for its turn before it is answered 503. */
    @Inject
    @ConfigProperty(name = "convoke.auth.hash-wait", defaultValue = "PT3S")
    Duration longestWait;

    private final AtomicLong computed = new AtomicLong();
    private Semaphore turns;
    private Argon2 nobody;

    @PostConstruct
    void start() {
        turns = new Semaphore(
                Math.max(1, parallelism.orElse(Runtime.getRuntime().availableProcessors())), true);
        nobody = Argon2.of("nobody has this password");
    }

    /**
     * Hashes a password in its normal form.
     *
     * @return the text to store
     * @throws DomainException 503 when too many wait before this one
     */
    public String hash(String password) {
        return inTurn(() -> Argon2.of(normal(password))).phc();
    }

    /**
     * Compares a password with a stored hash; with none it does the same work and answers false.
     *
     * @throws DomainException 503 when too many wait before this one
     */
    public boolean matches(Optional<String> stored, String password) {
        var known = stored.flatMap(Argon2::parse);
        var same = inTurn(() -> known.orElse(nobody).matches(normal(password)));
        return same && known.isPresent();
    }

    /** Whether the stored hash is weaker than those made now. */
    public boolean isOutdated(String stored) {
        return !Argon2.parse(stored).map(Argon2::isCurrent).orElse(false);
    }

    /** How many hashes were computed since the start. */
    public long computed() {
        return computed.get();
    }

    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DomainException(CommonProblem.UNAVAILABLE, "Too many log-ins at the moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DomainException(CommonProblem.UNAVAILABLE, "The service is stopping");
        }
        try {
            computed.incrementAndGet();
            return work.get();
        } finally {
            turns.release();
        }
    }
}
