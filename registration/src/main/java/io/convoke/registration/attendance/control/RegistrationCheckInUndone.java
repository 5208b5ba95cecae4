package io.convoke.registration.attendance.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.UUID;

/** A check-in was taken back; the person has a seat as before. */
public record RegistrationCheckInUndone(
        UUID registrationId, UUID eventId, UUID userId, String username, RegistrationStatus status, Instant at)
        implements PublishedEvent {

    static RegistrationCheckInUndone of(Registration registration) {
        return new RegistrationCheckInUndone(
                registration.id(),
                registration.eventId(),
                registration.userId(),
                registration.username(),
                registration.status(),
                registration.changedAt());
    }

    @Override
    public String topic() {
        return "registrations";
    }

    @Override
    public String type() {
        return "check-in-undone";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
