package io.convoke.chat.sockets.boundary;

import io.convoke.chat.sockets.control.Tickets.Ticket;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What opens a socket. */
@Schema(name = "ChatSocketTicket", description = "What opens a socket, once")
public record TicketView(
        @Schema(
                description = "256 random bits, base64url; a secret",
                examples = "q4Zr0m1l3yqk0XgN4mVQ2w8l5b1o0m7nT6v9c2x1a0E")
        String ticket,

        Instant expiresAt) {

    static TicketView of(Ticket ticket) {
        return new TicketView(ticket.text(), ticket.expiresAt());
    }
}
