package io.convoke.registration.tickets.boundary;

import io.convoke.registration.tickets.control.TicketOffice.Issued;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket and what it says. */
@Schema(name = "Ticket", description = "A ticket and what it says")
public record TicketView(
        @Schema(
                description =
                        "The ticket itself, a JWT signed with ES256: jti is the registration, evt the event, name the"
                                + " username, iat when it was issued",
                examples = "eyJraWQiOiJ4Y0ZZ…")
        String ticket,

        UUID registrationId,
        UUID eventId,
        String username,
        Instant issuedAt,

        @Schema(description = "The kid of the key at ticket-keys.json", examples = "xcFYm2Lq")
        String keyId) {

    static TicketView of(Issued issued) {
        var ticket = issued.ticket();
        return new TicketView(
                issued.sealed().text(),
                ticket.registrationId(),
                ticket.eventId(),
                ticket.username(),
                ticket.issuedAt(),
                issued.sealed().keyId());
    }
}
