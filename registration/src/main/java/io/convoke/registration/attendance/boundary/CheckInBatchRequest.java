package io.convoke.registration.attendance.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a device has noted at the door while it had no connection. */
@Schema(description = "What a device has noted at the door while it had no connection, in that order")
public record CheckInBatchRequest(
        @NotNull @Size(min = 1, max = CheckInBatchRequest.MOST)
        List<@NotNull @Valid Item> checkIns) {
    static final int MOST = 500;

    /** Somebody at the door; one of ticket and registration says who. */
    @Schema(name = "CheckInBatchItem", description = "Either the ticket or the registration")
    public record Item(
            @Schema(description = "The text of the ticket, as the QR code has it", examples = CheckInRequest.TICKET)
            @Size(max = CheckInRequest.LONGEST_TICKET)
            String ticket,

            UUID registrationId,

            @Schema(description = "When the person came, by the device's clock") @NotNull
            Instant at) {}

    /** The persons, in order. */
    List<Named> named() {
        return IntStream.range(0, checkIns.size())
                .mapToObj(i -> Named.of(
                        "checkIns[" + i + "].",
                        Optional.ofNullable(checkIns.get(i).ticket()),
                        Optional.ofNullable(checkIns.get(i).registrationId())))
                .toList();
    }
}
