package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who hoards seats and gives them back in a loop is stopped; others are not. */
@RegistrationTest
class ChurnIT {
    @Test
    void registeringAndCancellingInALoopEndsIn429(RunningService service, Clocks clocks) {
        var event = PublishedEvent.ofCapacity(5);
        var eve = Visitor.user(service, "eve");
        for (int i = 0; i < 20; i++) {
            eve.cancel(eve.register(event.id));
        }
        var refused = eve.tryRegister(event.id);
        refused.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 3600);
        Visitor.user(service, "ann").register(event.id);
        eve.register(PublishedEvent.ofCapacity(5).id);

        clocks.shift("registration", Duration.ofMinutes(61));
        eve.register(event.id);
    }
}
