package io.convoke.chat.sockets.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Does what waits for the database on behalf of connections, so that no thread of the wire does: so many at a time, and so
 * many that wait for their turn.
 */
@ApplicationScoped
public class Workers {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final int WAITING = 10_000;

    @Resource
    ManagedExecutorService executor;

    /** How many work at the same time; fewer than the connections that the database's pool has. */
    @Inject
    @ConfigProperty(name = "convoke.chat.workers", defaultValue = "6")
    int most;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /** Does the work soon; false when too much waits already. */
    public boolean submit(Runnable work) {
        synchronized (waiting) {
            if (running >= most) {
                return waiting.size() < WAITING && waiting.add(work);
            }
            running++;
        }
        executor.execute(() -> run(work));
        return true;
    }

    private void run(Runnable first) {
        var work = first;
        while (work != null) {
            try {
                work.run();
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                LOG.log(Level.WARNING, "Work for a connection failed", e);
            }
            synchronized (waiting) {
                work = waiting.poll();
                if (work == null) {
                    running--;
                }
            }
        }
    }
}
