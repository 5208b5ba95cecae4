package io.convoke.event.events.boundary;

import io.convoke.event.locations.boundary.PlaceRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organiser says about an event. */
@Schema(
        name = "EventRequest",
        description =
                "start, end and registrationClosesAt are RFC 3339 times, or local date-times (2027-03-28T19:00) read"
                        + " in timeZone. A local time that clocks skip is refused; one that they show twice means the first.")
public record EventRequest(
        @Schema(examples = "Kotlin evening") @NotBlank @Size(max = 255)
        String name,

        @Schema(examples = "Talks and pizza") @Size(max = 20_000)
        String description,

        @Schema(examples = "Technology") @Size(max = 100) String category,
        @Schema(examples = "2027-03-27T19:00") @NotNull String start,

        @Schema(
                examples = "2027-03-27T22:00",
                description = "Without it the event counts as over 24 hours after its start")
        String end,

        @Schema(examples = "Europe/Moscow", description = "An IANA time zone id") @NotNull @Size(max = 50)
        String timeZone,

        @Schema(examples = "60", description = "100 unless given; a change without it leaves the capacity as it is")
        @Min(1)
        @Max(100_000)
        Integer maxParticipants,

        @Schema(
                examples = "2027-03-27T12:00",
                description = "Until when people register; the start unless given, and never later")
        String registrationClosesAt,

        @Valid PlaceRequest location,

        @Schema(description = "A shared location, instead of location")
        UUID locationId,

        @Valid OnlineRequest online,

        @Schema(
                examples = "active",
                enumeration = {"draft", "active"},
                description = "active unless given; a change without it leaves the status as it is")
        @Pattern(regexp = "draft|active", message = "{event.draft-or-active}")
        String status) {

    /** Where to take part from afar. */
    @Schema(name = "OnlineRequest")
    public record OnlineRequest(
            @Schema(examples = "https://meet.example.org/kotlin")
            @NotNull
            @Size(max = 2_000)
            @Pattern(regexp = "https?://[^\\s/?#]+([/?#]\\S*)?", message = "{event.http-address}")
            String url) {}
}
