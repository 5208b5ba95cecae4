package io.convoke.media.transfers.boundary;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many files an instance receives at the same time: each holds a thread for as long as its sender takes. */
@ApplicationScoped
public class UploadSlots {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "convoke.media.parallel-uploads", defaultValue = "24")
    int most;

    private Semaphore free;

    @PostConstruct
    void start() {
        free = new Semaphore(most);
    }

    /** Receiving a file and all that follows from it. */
    public interface Receiving<T> {
        T run() throws IOException;
    }

    /**
     * Receives a file in a slot.
     *
     * @throws DomainException unavailable when all are taken
     */
    public <T> T in(Receiving<T> receiving) throws IOException {
        if (!free.tryAcquire()) {
            throw DomainException.retryLater(
                    CommonProblem.UNAVAILABLE, "Too many files are being received at the moment", RETRY_AFTER);
        }
        try {
            return receiving.run();
        } finally {
            free.release();
        }
    }
}
