package io.convoke.registration.attendance.control;

import io.convoke.common.problem.DomainException;
import io.convoke.registration.registrations.entity.Registration;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one check-in.
 *
 * @param registrationId empty when what was shown names none
 * @param registration as it is now; empty when it was refused
 * @param repeated whether the person had been checked in before
 * @param refusal why not
 */
public record Arrival(
        Optional<UUID> registrationId,
        Optional<Registration> registration,
        boolean repeated,
        Optional<DomainException> refusal) {

    static Arrival admitted(Registration registration, boolean repeated) {
        return new Arrival(Optional.of(registration.id()), Optional.of(registration), repeated, Optional.empty());
    }

    static Arrival refused(Shown shown, DomainException refusal) {
        return new Arrival(shown.registrationId(), Optional.empty(), false, Optional.of(refusal));
    }
}
