package io.convoke.registration.attendance.control;

import static io.convoke.registration.attendance.control.AttendanceError.CHECK_IN_NOT_OPEN;
import static io.convoke.registration.registrations.control.RegistrationError.EVENT_CANCELLED;

import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When people can be checked in. */
@ApplicationScoped
public class CheckInWindow {
    /** How long before the start of an event its doors open. */
    @Inject
    @ConfigProperty(name = "convoke.registration.check-in-opens-before", defaultValue = "PT12H")
    Duration before;

    /** How long after the end of an event what was noted at its doors can still be told. */
    @Inject
    @ConfigProperty(name = "convoke.registration.check-in-closes-after", defaultValue = "PT12H")
    Duration after;

    /**
     * Lets pass while check-in is open.
     *
     * @throws DomainException event-cancelled, check-in-not-open
     */
    void requireOpen(KnownEvent event, Instant now) {
        if (event.status() == EventStatus.CANCELLED) {
            throw new DomainException(EVENT_CANCELLED, "The organiser cancelled the event");
        }
        if (now.isBefore(opensAt(event))) {
            throw new DomainException(CHECK_IN_NOT_OPEN, "Check-in opens at " + opensAt(event));
        }
        if (!now.isBefore(closesAt(event))) {
            throw new DomainException(CHECK_IN_NOT_OPEN, "Check-in closed at " + closesAt(event));
        }
    }

    /** When people can have come: the time given, or the nearest to it from the opening until now. */
    Instant within(KnownEvent event, Instant given, Instant now) {
        var opens = opensAt(event);
        if (given.isBefore(opens)) {
            return opens;
        }
        return given.isAfter(now) ? now : given;
    }

    private Instant opensAt(KnownEvent event) {
        return event.start().minus(before);
    }

    private Instant closesAt(KnownEvent event) {
        return event.overAt().plus(after);
    }
}
