package io.convoke.event.events.control;

import java.util.UUID;

/**
 * Whoever decides about seats: the registration service. Event asks it before it takes something away from people, and only
 * then.
 */
public interface SeatOwner {
    /** What the owner of the seats answered. */
    enum Answer {
        /** Done on its side; no registration made afterwards can contradict it. */
        AGREED,
        /** People would lose their seats. */
        REFUSED,
        /** It has never heard of the event's seats. */
        UNKNOWN
    }

    /**
     * Lowers the number of seats.
     *
     * @param version the version of the event that will have this capacity
     * @throws io.convoke.common.problem.DomainException 503 when it does not answer in time
     */
    Answer lowerCapacity(UUID eventId, int capacity, long version);

    /**
     * Closes the event to registrations for good, unless somebody is registered or waits.
     *
     * @throws io.convoke.common.problem.DomainException 503 when it does not answer in time
     */
    Answer withdraw(UUID eventId);
}
