package io.convoke.event.events.control;

import io.convoke.common.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Puts right what registration was asked for in vain: seats that it took away for a change which was then not committed. The
 * event as it is gets the version that the lost change would have had, and is published once more; registration follows it
 * as it follows any change.
 */
@ApplicationScoped
public class SeatSettlement {
    private static final System.Logger LOG = System.getLogger(SeatSettlement.class.getName());
    /** Before, the change is most likely under way; settling it would only wait for its lock. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    @Inject
    SeatQuestions questions;

    @Inject
    EventStore store;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The events whose questions are to be settled, each in a transaction of its own. */
    public List<UUID> unsettled() {
        return questions.askedBefore(UNDER_WAY);
    }

    /** Settles an event's question: nothing is left to do when the change was committed, or the event is gone. */
    @Transactional(TxType.MANDATORY)
    public void settle(UUID eventId) {
        var event = store.lock(eventId); // whoever asked has ended by the time this is ours
        var asked = questions.take(eventId);
        if (event.isEmpty() || asked.isEmpty() || event.get().version() >= asked.getAsLong()) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "A change of event {0} was lost after registration was asked: it is told the truth",
                eventId);
        event.get().reaffirm(clock.instant());
        outbox.append(new EventChanged(EventState.of(event.get()), List.of("capacity")));
    }
}
