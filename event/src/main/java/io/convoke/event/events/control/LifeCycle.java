package io.convoke.event.events.control;

import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.EventStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Moves events along: draft → active → completed or cancelled. There is no way back from the last two. */
@ApplicationScoped
public class LifeCycle {
    @Inject
    EventStore store;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Shows a draft to everybody.
     *
     * @throws DomainException 409 {@code event-already-published}, {@code event-cancelled}, {@code event-completed}
     */
    @Transactional(TxType.MANDATORY)
    public void publish(Event event) {
        refuseFinished(event);
        if (event.status() == EventStatus.ACTIVE) {
            throw new DomainException(EventError.EVENT_ALREADY_PUBLISHED, "Everybody sees the event already");
        }
        event.publish(clock.instant());
        outbox.append(new EventPublished(EventState.of(event)));
    }

    /**
     * Calls an event off.
     *
     * @param reason what the people registered are told
     * @throws DomainException 409 {@code event-not-published}, {@code event-cancelled}, {@code event-completed}
     */
    @Transactional(TxType.MANDATORY)
    public void cancel(Event event, Optional<String> reason) {
        refuseFinished(event);
        refuseDraft(event, "A draft is not cancelled but deleted");
        event.cancel(reason, clock.instant());
        outbox.append(new EventCancelled(EventState.of(event), reason));
    }

    /**
     * Ends an event that has begun.
     *
     * @throws DomainException 409 {@code event-not-published}, {@code event-not-started}, {@code event-cancelled},
     *     {@code event-completed}
     */
    @Transactional(TxType.MANDATORY)
    public void complete(Event event) {
        refuseFinished(event);
        refuseDraft(event, "A draft does not take place");
        if (event.schedule().start().isAfter(clock.instant())) {
            throw new DomainException(
                    EventError.EVENT_NOT_STARTED,
                    "It begins at " + event.schedule().start());
        }
        end(event);
    }

    /**
     * Ends some of the active events that are over.
     *
     * @return how many; there may be more unless it is 0
     */
    @Transactional(TxType.MANDATORY)
    public int completeEnded() {
        var ended = store.lockEnded(clock.instant());
        ended.forEach(this::end);
        return ended.size();
    }

    private void end(Event event) {
        event.complete(clock.instant());
        outbox.append(new EventCompleted(EventState.of(event)));
    }

    static void refuseFinished(Event event) {
        if (event.status() == EventStatus.CANCELLED) {
            throw new DomainException(EventError.EVENT_CANCELLED, "A cancelled event does not change any more");
        }
        if (event.status() == EventStatus.COMPLETED) {
            throw new DomainException(EventError.EVENT_COMPLETED, "A completed event does not change any more");
        }
    }

    private static void refuseDraft(Event event, String detail) {
        if (event.isDraft()) {
            throw new DomainException(EventError.EVENT_NOT_PUBLISHED, detail);
        }
    }
}
