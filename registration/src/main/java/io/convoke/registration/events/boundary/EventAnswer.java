package io.convoke.registration.events.boundary;

import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.EventStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What the event service answers about an event, as far as registration is concerned. */
public record EventAnswer(
        UUID id,
        String name,
        String status,
        Instant start,
        Instant end,
        String timeZone,
        Integer maxParticipants,
        Instant registrationClosesAt,
        Organiser organiser) {

    /** Who made the event. */
    public record Organiser(UUID id) {}

    /** Whether the event is not published yet; the event service shows it to its writers only. */
    public boolean isDraft() {
        return "draft".equals(status);
    }

    /** The facts at the version that the answer's entity tag names; the team is not among them. */
    public EventFacts facts(long version) {
        return new EventFacts(
                id,
                version,
                false,
                name,
                EventStatus.of(status),
                start,
                Optional.ofNullable(end),
                timeZone,
                Optional.ofNullable(registrationClosesAt),
                Objects.requireNonNull(maxParticipants, "maxParticipants"),
                Objects.requireNonNull(organiser, "organiser").id(),
                Map.of());
    }
}
