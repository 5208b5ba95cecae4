package io.convoke.registration.registrations.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.UUID;

/** Somebody joined the end of the waitlist. */
public record RegistrationWaitlisted(
        UUID registrationId,
        UUID eventId,
        UUID userId,
        String username,
        RegistrationStatus status,
        Instant registrationTime,
        Instant at,
        long seatsVersion)
        implements PublishedEvent {

    static RegistrationWaitlisted of(Registration registration, EventSeats seats) {
        return new RegistrationWaitlisted(
                registration.id(),
                registration.eventId(),
                registration.userId(),
                registration.username(),
                registration.status(),
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
        return "waitlisted";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
