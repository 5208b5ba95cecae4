package io.convoke.registration.registrations.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.boundary.EventLookup;
import io.convoke.registration.events.boundary.EventServiceAway;
import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.registrations.control.EventFollower;
import io.convoke.registration.registrations.control.RegistrationError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Works on an event in a transaction; when the event turns out to be unknown, asks the event service outside of any
 * transaction, and works once more. So the projection's lag costs a call instead of a wrong 404, and its being current, the
 * usual case, costs nothing.
 */
@RequestScoped
public class UnknownEvents {
    private static final System.Logger LOG = System.getLogger(UnknownEvents.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    EventLookup lookup;

    @Inject
    EventFollower follower;

    @Inject
    UnitOfWork unit;

    @Inject
    Caller caller;

    /**
     * Does the work in a transaction, twice at most.
     *
     * @throws DomainException event-unknown; event-not-published to a writer of a draft; 503 when it cannot be found out
     */
    public <T> T knowing(UUID eventId, Supplier<T> work) {
        try {
            return unit.of(work);
        } catch (DomainException e) {
            if (e.type() != RegistrationError.EVENT_UNKNOWN) {
                throw e;
            }
        }
        learn(eventId);
        return unit.of(work);
    }

    private void learn(UUID eventId) {
        var facts = ask(eventId);
        unit.of(() -> {
            follower.follow(facts);
            return null;
        });
    }

    private EventFacts ask(UUID eventId) {
        try {
            var found = lookup.ask(eventId, caller.rawToken().orElse(""))
                    .orElseThrow(
                            () -> new DomainException(RegistrationError.EVENT_UNKNOWN, "There is no event " + eventId));
            if (found.event().isDraft()) {
                throw new DomainException(
                        RegistrationError.EVENT_NOT_PUBLISHED, "Publish the event before anybody can register");
            }
            return found.event().facts(found.version());
        } catch (EventServiceAway | FaultToleranceException | IllegalArgumentException | NullPointerException e) {
            LOG.log(System.Logger.Level.WARNING, "Event {0} is not known and cannot be asked for: {1}", eventId, e);
            throw DomainException.retryLater(
                    CommonProblem.UNAVAILABLE,
                    "The event is not known here yet; try again in a few seconds",
                    RETRY_AFTER);
        }
    }
}
