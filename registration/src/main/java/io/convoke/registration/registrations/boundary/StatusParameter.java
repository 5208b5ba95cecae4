package io.convoke.registration.registrations.boundary;

import io.convoke.common.problem.DomainException;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import java.util.Optional;

/** The parameter {@code status} of the lists. */
final class StatusParameter {
    private StatusParameter() {}

    /** The status asked for; 400 when there is none of this name. */
    static Optional<RegistrationStatus> read(String text) {
        if (text == null) {
            return Optional.empty();
        }
        var status = RegistrationStatus.of(text);
        if (status.isEmpty()) {
            throw DomainException.malformed("status", "no registration has a status of this name");
        }
        return status;
    }
}
