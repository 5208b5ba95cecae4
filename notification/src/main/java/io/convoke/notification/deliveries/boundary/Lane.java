package io.convoke.notification.deliveries.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.problem.Failures;
import io.convoke.common.telemetry.Spans;
import io.convoke.common.telemetry.Spans.Work;
import io.convoke.notification.deliveries.control.DeliveryFailure;
import io.convoke.notification.deliveries.control.Post;
import io.convoke.notification.deliveries.control.Post.Letter;
import io.convoke.notification.notifications.control.Leases;
import io.convoke.notification.notifications.entity.Channel;
import io.opentelemetry.api.trace.SpanKind;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what is due on one channel: a few messages at a time, each by a worker of its own, so that one that hangs holds up no
 * other. When the server itself is away, nothing is tried for a growing pause.
 */
final class Lane {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final long LAST_MESSAGES_SECONDS = 10;

    private final Channel channel;
    private final int workers;
    private final Post post;
    private final Leases leases;
    private final Transactions transactions;
    private final Spans spans;
    private final ExecutorService executor;
    private final Semaphore due = new Semaphore(0);
    private final Set<UUID> sending = ConcurrentHashMap.newKeySet();
    private final Semaphore free;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile Future<?> running;
    private volatile boolean stopped;
    private volatile long restUntil = System.nanoTime();
    private long renewedAt = System.nanoTime();

    /** @param workers how many messages it sends at the same time */
    Lane(
            Channel channel,
            int workers,
            Post post,
            Leases leases,
            Transactions transactions,
            Spans spans,
            ExecutorService executor) {
        this.channel = channel;
        this.workers = workers;
        this.post = post;
        this.leases = leases;
        this.transactions = transactions;
        this.spans = spans;
        this.executor = executor;
        this.free = new Semaphore(workers);
    }

    void start() {
        running = executor.submit(this::run);
    }

    /** Something may be due. */
    void wake() {
        if (due.availablePermits() == 0) {
            due.release();
        }
    }

    /** Begins nothing more. */
    void close() {
        stopped = true;
    }

    /** Waits, for a moment, until what is on its way has arrived. */
    void awaitEnd() {
        try {
            if (!free.tryAcquire(workers, LAST_MESSAGES_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "Messages are cut off by the stop and will be tried again: {0}", sending);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running != null) {
            running.cancel(true);
        }
    }

    private void run() {
        try {
            while (!stopped) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            renew();
            post.rest(channel);
            var places = restUntil - System.nanoTime() > 0 ? 0 : free.availablePermits();
            var claimed = places == 0 ? List.<UUID>of() : leases.claim(channel, places);
            claimed.forEach(this::submit);
            if (claimed.isEmpty()) {
                due.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Sending waits: {0}", e.toString());
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void renew() throws SQLException {
        if (System.nanoTime() - renewedAt > leases.length().toNanos() / 4) {
            leases.renew(List.copyOf(sending));
            renewedAt = System.nanoTime();
        }
    }

    private void submit(UUID id) {
        free.acquireUninterruptibly();
        sending.add(id);
        try {
            executor.execute(() -> work(id));
        } catch (RuntimeException e) {
            done(id);
            throw e;
        }
    }

    private void work(UUID id) {
        try {
            transactions.call(() -> post.prepare(id)).ifPresent(this::send);
        } catch (RuntimeException e) {
            if (Failures.isPassing(e) || stopped) {
                LOG.log(Level.WARNING, "Notification {0} comes back when its lease ends: {1}", id, e);
            } else {
                LOG.log(Level.ERROR, "Notification " + id + " could not be put together and is tried again", e);
                note(id, () -> post.broken(id));
            }
        } finally {
            done(id);
        }
    }

    private void done(UUID id) {
        sending.remove(id);
        free.release();
        wake();
    }

    /** Under the trace of what caused the message, however long ago that was. */
    private void send(Letter letter) {
        var work = new Work(
                "deliver " + channel.label(),
                SpanKind.CLIENT,
                letter.traceparent(),
                Map.of("messaging.message.id", letter.id().toString()));
        spans.within(work, () -> handOver(letter), failure -> failure);
    }

    /** @return why it was not taken; empty when it was */
    private Optional<DeliveryFailure> handOver(Letter letter) {
        try {
            post.handOver(letter);
            failuresInARow.set(0);
            note(letter.id(), () -> post.taken(letter));
            return Optional.empty();
        } catch (DeliveryFailure failure) {
            if (failure.kind() == DeliveryFailure.Kind.SERVER_AWAY) {
                rest(failure);
            } else {
                failuresInARow.set(0);
            }
            note(letter.id(), () -> post.refused(letter, failure));
            return Optional.of(failure);
        }
    }

    /** What became of a message must be noted, or it would be sent again: insists while the database is away. */
    private void note(UUID id, Runnable work) {
        while (true) {
            try {
                transactions.run(work);
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What became of notification {0} is not noted yet: {1}", id, e);
                if (stopped) {
                    throw e;
                }
                pause(LOOK_EVERY_MILLIS / 4);
            }
        }
    }

    private void rest(DeliveryFailure failure) {
        var failures = failuresInARow.incrementAndGet();
        var seconds = Math.min(LONGEST_REST.toSeconds(), 1L << Math.min(failures / workers, 10));
        restUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        LOG.log(
                Level.WARNING,
                "The server for {0} is away, next try in {1} s: {2}",
                channel.label(),
                seconds,
                failure.getMessage());
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
