package io.convoke.registration.attendance.boundary;

import io.convoke.registration.attendance.control.AfterTheEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** One transaction of marking no-shows. */
@ApplicationScoped
public class NoShowBatches {
    @Inject
    AfterTheEvent after;

    /** Some of the events to look at, after the one given; empty when there is none left. */
    @ActivateRequestContext
    @Transactional(TxType.REQUIRES_NEW)
    public List<UUID> due(UUID last) {
        return after.due(last);
    }

    /** Marks some; whether there may be more. */
    @ActivateRequestContext
    @Transactional(TxType.REQUIRES_NEW)
    public boolean markSome(UUID eventId) {
        return after.markSome(eventId);
    }
}
