package io.convoke.event.events.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.EventPlan;
import io.convoke.event.locations.control.LocationStore;
import io.convoke.event.seats.control.SeatProjection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Makes, changes and deletes events, and tells the other services about those that are published. */
@ApplicationScoped
public class EventDesk {
    @Inject
    ErasedAccounts erased;

    @Inject
    EventStore store;

    @Inject
    LocationStore locations;

    @Inject
    SeatProjection seats;

    @Inject
    SeatOwner seatOwner;

    @Inject
    SeatQuestions questions;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Makes an event of the person, a draft or at once visible to everybody. */
    @Transactional(TxType.MANDATORY)
    public Event create(EventPlan plan, Person owner, boolean draft) {
        erased.refuseErased(owner.id());
        var event = new Event(plan, owner.id(), owner.username(), draft, clock.instant());
        store.add(event);
        if (!draft) {
            outbox.append(new EventPublished(EventState.of(event)));
        }
        return event;
    }

    /**
     * Changes an event that the caller has locked and may edit.
     *
     * @throws DomainException 409 {@code event-cancelled}, {@code event-completed}, or {@code capacity-below-registered} when
     *     more people are registered than the plan has places; 503 when registration, which knows, does not answer
     */
    @Transactional(TxType.MANDATORY)
    public void change(Event event, EventPlan plan) {
        LifeCycle.refuseFinished(event);
        if (plan.capacity() < event.capacity() && !event.isDraft()) {
            lowerCapacity(event, plan.capacity());
        }
        var before = event.location();
        var changes = event.change(plan, clock.instant());
        if (changes.contains("location")) {
            before.filter(location -> !location.isShared()).ifPresent(locations::remove);
        }
        if (changes.contains("capacity")) {
            seats.eventChanged(event.id());
        }
        if (!changes.isEmpty() && !event.isDraft()) {
            outbox.append(new EventChanged(EventState.of(event), List.copyOf(changes)));
        }
    }

    /**
     * Deletes an event that the caller has locked and may edit.
     *
     * @throws DomainException 409 {@code event-has-registrations}; 503 when registration, which knows, does not answer
     */
    @Transactional(TxType.MANDATORY)
    public void delete(Event event) {
        if (!event.isDraft()) {
            withdraw(event);
            event.markDeleted(clock.instant());
            outbox.append(new EventDeleted(EventState.of(event)));
        }
        var place = event.location().filter(location -> !location.isShared());
        seats.remove(event.id());
        store.remove(event);
        place.ifPresent(locations::remove);
    }

    private void lowerCapacity(Event event, int capacity) {
        var next = event.version() + 1;
        var refused = switch (ask(event, () -> seatOwner.lowerCapacity(event.id(), capacity, next))) {
            case AGREED -> false;
            case REFUSED -> true;
            case UNKNOWN -> taken(event) > capacity;
        };
        if (refused) {
            throw new DomainException(
                    EventError.CAPACITY_BELOW_REGISTERED, "More than " + capacity + " people have a place already");
        }
    }

    private void withdraw(Event event) {
        var refused = switch (ask(event, () -> seatOwner.withdraw(event.id()))) {
            case AGREED -> false;
            case REFUSED -> true;
            case UNKNOWN -> seats.of(List.of(event.id())).get(event.id()).isUsed();
        };
        if (refused) {
            throw new DomainException(
                    EventError.EVENT_HAS_REGISTRATIONS,
                    "People are registered or wait for a place: cancel the event instead, so that they are told");
        }
    }

    /** Asks so that the answer can be put right later, should this transaction end without the change. */
    private SeatOwner.Answer ask(Event event, Supplier<SeatOwner.Answer> question) {
        questions.note(event.id(), event.version() + 1);
        var answer = question.get();
        if (answer != SeatOwner.Answer.AGREED) {
            questions.withdraw(event.id());
        }
        return answer;
    }

    private int taken(Event event) {
        return seats.of(List.of(event.id())).get(event.id()).taken();
    }
}
