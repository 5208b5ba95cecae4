package io.convoke.registration.attendance.boundary;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody at the door; one of the two says who. */
@Schema(description = "Somebody at the door: either the ticket or, for who was found on the list, the registration")
public record CheckInRequest(
        @Schema(description = "The text of the ticket, as the QR code has it", examples = CheckInRequest.TICKET)
        @Size(max = CheckInRequest.LONGEST_TICKET)
        String ticket,

        UUID registrationId) {
    static final String TICKET = "eyJraWQiOiJ4Y0ZZbTJMcSIsImFsZyI6IkVTMjU2In0.eyJldnQiOiIwMTk5NGYzZSJ9.c2lnbmF0dXJl";
    static final int LONGEST_TICKET = 2_000;

    Named named() {
        return Named.of("", Optional.ofNullable(ticket), Optional.ofNullable(registrationId));
    }
}
