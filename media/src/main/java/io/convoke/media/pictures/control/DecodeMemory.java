package io.convoke.media.pictures.control;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The memory that decoding may use in this instance, however many pictures come at once. A picture is decoded only while it
 * holds what it needs; others wait their turn.
 */
@ApplicationScoped
public class DecodeMemory {
    private static final int MEBI = 1 << 20;
    private static final int LEAST = 8;
    /** What the server and the service need themselves, in MiB. */
    private static final int OTHERS = 96;

    private static final int SHARE = 3;

    /** In MiB; when it is not set a third of what the heap has beyond 96 MiB, and 8 MiB at least. */
    @Inject
    @ConfigProperty(name = "convoke.media.decode-memory")
    Optional<Integer> configured;

    /** How long a picture waits its turn, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.media.decode-wait", defaultValue = "PT20S")
    Duration patience;

    private int mebibytes;
    private Semaphore free;

    @PostConstruct
    void start() {
        mebibytes = Math.max(LEAST, configured.orElseGet(DecodeMemory::share));
        free = new Semaphore(mebibytes, true);
    }

    private static int share() {
        var heap = (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / MEBI);
        return (heap - OTHERS) / SHARE;
    }

    /** All of it, in bytes. */
    long total() {
        return (long) mebibytes * MEBI;
    }

    /**
     * Does the work while memory is set aside for it, waiting for that if need be.
     *
     * @param bytes at most {@link #total}
     * @throws DomainException unavailable when others hold it for too long
     */
    <T> T holding(long bytes, FileWork<T> work) throws IOException {
        var share = (int) Math.min(mebibytes, bytes / MEBI + 1);
        take(share);
        try {
            return work.run();
        } finally {
            free.release(share);
        }
    }

    private void take(int share) {
        try {
            if (!free.tryAcquire(share, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static DomainException busy() {
        return DomainException.retryLater(
                CommonProblem.UNAVAILABLE,
                "Too many pictures are being worked on; try again in a few seconds",
                Duration.ofSeconds(10));
    }
}
