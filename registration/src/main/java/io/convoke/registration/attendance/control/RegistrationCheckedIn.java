package io.convoke.registration.attendance.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody came.
 *
 * @param checkedInBy who of the staff saw it
 * @param at when the person came
 */
public record RegistrationCheckedIn(
        UUID registrationId,
        UUID eventId,
        UUID userId,
        String username,
        RegistrationStatus status,
        UUID checkedInBy,
        Instant at)
        implements PublishedEvent {

    static RegistrationCheckedIn of(Registration registration, UUID by) {
        return new RegistrationCheckedIn(
                registration.id(),
                registration.eventId(),
                registration.userId(),
                registration.username(),
                registration.status(),
                by,
                registration.checkedInAt().orElseThrow());
    }

    @Override
    public String topic() {
        return "registrations";
    }

    @Override
    public String type() {
        return "checked-in";
    }

    @Override
    public UUID key() {
        return eventId;
    }
}
