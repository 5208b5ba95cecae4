package io.convoke.event.events.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.event.events.control.SeatOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the registration service on the caller's behalf. */
@ApplicationScoped
public class RegistrationSeats implements SeatOwner {
    private static final System.Logger LOG = System.getLogger(RegistrationSeats.class.getName());
    private static final Duration LATER = Duration.ofSeconds(5);

    @Inject
    @RestClient
    RegistrationApi registration;

    @Inject
    Caller caller;

    @Override
    public Answer lowerCapacity(UUID eventId, int capacity, long version) {
        return ask(() -> registration.lowerCapacity(token(), eventId, new RegistrationApi.Capacity(capacity, version)));
    }

    @Override
    public Answer withdraw(UUID eventId) {
        return ask(() -> registration.withdraw(token(), eventId));
    }

    private String token() {
        return "Bearer " + caller.rawToken().orElseThrow();
    }

    private static Answer ask(Supplier<Response> question) {
        try (var answer = question.get()) {
            return switch (answer.getStatus()) {
                case 409 -> Answer.REFUSED;
                case 404 -> Answer.UNKNOWN;
                default -> Answer.AGREED;
            };
        } catch (FaultToleranceException | ProcessingException | RegistrationFailure e) {
            LOG.log(Level.WARNING, "Registration cannot be asked about seats: {0}", e.toString());
            throw DomainException.retryLater(
                    CommonProblem.UNAVAILABLE, "Who is registered cannot be found out at the moment", LATER);
        }
    }
}
