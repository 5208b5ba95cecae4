package io.convoke.registration.attendance.boundary;

import io.convoke.common.problem.DomainException;
import io.convoke.registration.attendance.control.Arrival;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a batch. */
@Schema(name = "CheckInBatch", description = "What became of each, in the order of the request")
public record CheckInBatchView(List<Outcome> items) {

    /** What became of one. */
    @Schema(name = "CheckInOutcome", description = "What became of one check-in")
    public record Outcome(
            @Schema(enumeration = {"checked_in", "refused"}) String status,

            @Schema(description = "Absent for a ticket that is none")
            Optional<UUID> registrationId,

            @Schema(description = "When the person came; absent when refused")
            Optional<Instant> at,

            @Schema(description = "Whether the person had been checked in before", examples = "false")
            boolean repeated,

            @Schema(description = "Absent when refused", examples = "ann")
            Optional<String> username,

            @Schema(description = "Why not; absent unless refused")
            Optional<Refusal> problem) {

        private static Outcome of(Arrival arrival) {
            return new Outcome(
                    arrival.registration().isPresent() ? "checked_in" : "refused",
                    arrival.registrationId(),
                    arrival.registration().flatMap(registration -> registration.checkedInAt()),
                    arrival.repeated(),
                    arrival.registration().map(registration -> registration.username()),
                    arrival.refusal().map(Refusal::of));
        }
    }

    /** What a single check-in would have been refused with. */
    @Schema(name = "CheckInRefusal", description = "What a single check-in would have been refused with")
    public record Refusal(
            @Schema(examples = "https://convoke.io/problems/ticket-invalid")
            URI type,

            @Schema(examples = "This is not a ticket of this platform")
            String title,

            @Schema(examples = "The ticket is not one that was issued here")
            String detail) {

        private static Refusal of(DomainException refusal) {
            return new Refusal(refusal.type().uri(), refusal.type().title(), refusal.getMessage());
        }
    }

    static CheckInBatchView of(List<Arrival> arrivals) {
        return new CheckInBatchView(arrivals.stream().map(Outcome::of).toList());
    }
}
