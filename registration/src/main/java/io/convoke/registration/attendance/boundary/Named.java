package io.convoke.registration.attendance.boundary;

import io.convoke.common.http.Wording;
import io.convoke.registration.attendance.control.Shown;
import io.convoke.registration.tickets.control.TicketSeal;
import java.util.Optional;
import java.util.UUID;

/** Who is at the door as a request says it: by exactly one of a ticket and a registration. */
record Named(Optional<String> ticket, Optional<UUID> registrationId) {

    /**
     * Exactly one of the two.
     *
     * @param path of the fields in the body, for the complaint
     * @throws io.convoke.common.problem.DomainException 422 when it is none or both
     */
    static Named of(String path, Optional<String> ticket, Optional<UUID> registrationId) {
        if (ticket.isPresent() == registrationId.isPresent()) {
            throw Wording.invalid(path + "ticket", "registration.ticket-or-registration");
        }
        return new Named(ticket, registrationId);
    }

    /** What the door gets to see. Opening a ticket takes a millisecond: do it before anything is locked. */
    Shown shown(TicketSeal seal) {
        return registrationId.map(Shown::registration).orElseGet(() -> Shown.ticket(ticket.flatMap(seal::open)));
    }
}
