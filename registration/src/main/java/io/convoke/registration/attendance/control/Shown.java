package io.convoke.registration.attendance.control;

import io.convoke.registration.tickets.entity.Ticket;
import java.util.Optional;
import java.util.UUID;

/**
 * What was shown at the door.
 *
 * @param registrationId empty for a ticket that is none
 * @param eventId the event of the ticket; empty where somebody was found on the list
 */
public record Shown(Optional<UUID> registrationId, Optional<UUID> eventId) {

    /** A ticket as it was opened; empty when it is forged. */
    public static Shown ticket(Optional<Ticket> opened) {
        return new Shown(opened.map(Ticket::registrationId), opened.map(Ticket::eventId));
    }

    /** A person whom the staff found on the list. */
    public static Shown registration(UUID id) {
        return new Shown(Optional.of(id), Optional.empty());
    }
}
