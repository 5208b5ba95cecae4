package io.convoke.common.metrics;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.eclipse.microprofile.metrics.Counter;

/** Counts what happens; made by {@link Metrics}. */
public final class Tally {
    private final Counter counter;
    private final TransactionSynchronizationRegistry transactions;

    Tally(Counter counter, TransactionSynchronizationRegistry transactions) {
        this.counter = counter;
        this.transactions = transactions;
    }

    /** It has happened. */
    public void add() {
        counter.inc();
    }

    /** It has happened so many times. */
    public void add(long times) {
        counter.inc(times);
    }

    /** It happens with the current transaction: is counted when that has committed, and not at all when it rolls back. */
    public void addWithCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing has happened yet.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    counter.inc();
                }
            }
        });
    }
}
