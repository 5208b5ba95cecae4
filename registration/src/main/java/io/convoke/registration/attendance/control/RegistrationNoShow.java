package io.convoke.registration.attendance.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.UUID;

/** Somebody who had a seat did not come. */
public record RegistrationNoShow(
        UUID registrationId, UUID eventId, UUID userId, String username, RegistrationStatus status, Instant at)
        implements PublishedEvent {

    static RegistrationNoShow of(Registration registration) {
        return new RegistrationNoShow(
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
        return "no-show";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
