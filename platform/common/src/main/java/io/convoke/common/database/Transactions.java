package io.convoke.common.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/**
 * Opens a transaction for a part of a request, where the rest (a password hash, a call to another service) must not hold a
 * connection. For boundaries; where the whole request is one transaction, annotate the method.
 */
@ApplicationScoped
public class Transactions {
    /** Does the work in a transaction of its own, which commits before this returns; an unchecked exception rolls it back. */
    @Transactional(TxType.REQUIRES_NEW)
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    /** As {@link #call}, for work without a result. */
    @Transactional(TxType.REQUIRES_NEW)
    public void run(Runnable work) {
        work.run();
    }
}
