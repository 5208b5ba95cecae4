package io.convoke.reviews.events.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.reviews.events.entity.EventFacts;
import io.convoke.reviews.events.entity.KnownEvent;
import io.convoke.reviews.summaries.control.Summaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Follows what happens to events. */
@ApplicationScoped
public class EventFollower {
    @Inject
    ErasedAccounts erased;

    @Inject
    Summaries summaries;

    @Inject
    EventStore store;

    /**
     * Takes over newer facts about an event; older ones change nothing. Persons who have been erased do not come back: the
     * organiser's place is held by the one known already, or by nobody.
     */
    @Transactional(TxType.MANDATORY)
    public void follow(EventFacts told) {
        // Asked before the lock is taken, as forgetting does it in that order.
        var unowned = erased.contains(told.organiserId());
        var facts = told.without(erased::contains);
        var summary = summaries.lockOrMake(facts.eventId());
        var known = store.find(facts.eventId());
        if (known.isEmpty()) {
            store.add(new KnownEvent(unowned ? facts.of(UUID.randomUUID()) : facts));
            return;
        }
        var event = known.get();
        var before = event.organiserId();
        if (event.update(unowned ? facts.of(before) : facts)
                && !event.organiserId().equals(before)) {
            summaries.move(summary, before, event.organiserId());
        }
    }
}
