package io.convoke.event.events.boundary;

import io.convoke.event.events.control.LifeCycle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** One transaction of completing events that are over. */
@ApplicationScoped
public class EndedEvents {
    @Inject
    LifeCycle lifeCycle;

    /** Completes some; returns how many. */
    @ActivateRequestContext
    @Transactional(TxType.REQUIRES_NEW)
    public int completeSome() {
        return lifeCycle.completeEnded();
    }
}
