package io.convoke.registration.registrations.control;

import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Samples;
import io.convoke.common.metrics.Stopwatch;
import io.convoke.common.metrics.Tally;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How registering goes, in numbers. */
@ApplicationScoped
public class RegistrationMetrics {
    private static final String REGISTERED = "registered";
    private static final String WAITLISTED = "waitlisted";
    /** For another reason that lies with the request. */
    private static final String REFUSED = "refused";
    /** For a reason that lies with the platform: something was away or slow, or is a mistake of ours. */
    private static final String FAILED = "failed";

    private static final int SERVER_ERRORS = 500;

    /** The problem types that tell something about the event or the person. */
    private static final Set<String> REFUSALS = Stream.of(
                    RegistrationError.ALREADY_REGISTERED,
                    RegistrationError.EVENT_CANCELLED,
                    RegistrationError.EVENT_COMPLETED,
                    RegistrationError.EVENT_NOT_PUBLISHED,
                    RegistrationError.EVENT_UNKNOWN,
                    RegistrationError.REGISTRATION_CLOSED,
                    CommonProblem.TOO_MANY_REQUESTS)
            .map(ProblemType::slug)
            .collect(Collectors.toUnmodifiableSet());

    @Inject
    Metrics metrics;

    @Inject
    Samples samples;

    private Stopwatch seatLock;
    private Tally cancelled;
    private Tally promoted;

    void start(@Observes Startup event) {
        Stream.concat(Stream.of(REGISTERED, WAITLISTED, REFUSED, FAILED), REFUSALS.stream())
                .forEach(this::outcome);
        cancelled = metrics.tally("convoke_registration_cancellations", "Seats and places in line that were given up");
        promoted = metrics.tally("convoke_registration_promotions", "People who waited and got a seat");
        seatLock = metrics.stopwatch("convoke_seat_lock_wait", "How long the lock on an event's seats was waited for");
        metrics.gauge(
                "convoke_waitlist_length",
                "People who wait for a seat, over all events",
                "",
                samples.of(RegistrationMetrics::waiting));
    }

    /** Counts a registration with its transaction. */
    void registered(boolean seated) {
        outcome(seated ? REGISTERED : WAITLISTED).addWithCommit();
    }

    /** Counts a cancellation with its transaction. */
    void cancelled() {
        cancelled.addWithCommit();
    }

    /** Counts a promotion with its transaction. */
    void promoted() {
        promoted.addWithCommit();
    }

    /** Measures the wait for a lock on seats. */
    <T> T lockingSeats(Supplier<T> lock) {
        return seatLock.measure(lock);
    }

    /** Does what registers somebody, and counts why it did not. */
    public <T> T registering(Supplier<T> work) {
        try {
            return work.get();
        } catch (DomainException e) {
            outcome(refusal(e.type())).add();
            throw e;
        } catch (RuntimeException e) {
            outcome(FAILED).add();
            throw e;
        }
    }

    private static String refusal(ProblemType type) {
        if (REFUSALS.contains(type.slug())) {
            return type.slug();
        }
        return type.status() < SERVER_ERRORS ? REFUSED : FAILED;
    }

    private Tally outcome(String outcome) {
        return metrics.tally("convoke_registrations", "Attempts to register, by what came of them", "outcome", outcome);
    }

    private static double waiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select count(*) from event_registration where status = 'waitlisted'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
