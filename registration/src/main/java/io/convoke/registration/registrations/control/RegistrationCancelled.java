package io.convoke.registration.registrations.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody gave up a seat or the place in the line.
 *
 * @param before which of the two: registered or waitlisted
 */
public record RegistrationCancelled(
        UUID registrationId,
        UUID eventId,
        UUID userId,
        String username,
        RegistrationStatus status,
        RegistrationStatus before,
        Instant registrationTime,
        Instant at,
        long seatsVersion)
        implements PublishedEvent {

    static RegistrationCancelled of(Registration registration, RegistrationStatus before, EventSeats seats) {
        return new RegistrationCancelled(
                registration.id(),
                registration.eventId(),
                registration.userId(),
                registration.username(),
                registration.status(),
                before,
                registration.registrationTime(),
                registration.changedAt(),
                seats.version());
    }

    @Override
    public String topic() {
        return "registrations";
    }

    @Override
    public String type() {
        return "cancelled";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
