package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.registration.mutant.LocklessSeats;
import io.convoke.registration.mutant.MutantWar;
import io.convoke.testkit.Bench;
import io.convoke.testkit.RunningService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@RegistrationTest
class SeatRaceIT {
    private final long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    @Test
    void twoHundredCallersForTenSeatsOnTwoServers(RunningService service) {
        try (var second = Bench.current().start("registration-second", Map.of())) {
            var race = new SeatRace(List.of(service, second), seed);
            assertThat(race.run()).as(race.toString()).isEmpty();
        }
    }

    /**
     * A check that cannot fail proves nothing: without the lock the same race must be lost. One server is enough for that, since
     * callers meet in the database as they do with two; two are there to find a lock that holds within one JVM only, and this
     * mutant has none at all.
     */
    @Test
    void theSameRaceWithoutTheLockIsLost(RunningService service) {
        var war = MutantWar.with(LocklessSeats.class).toString();
        var variables = Map.of("convoke.registration.war", war);
        try (var first = Bench.current().start("registration-mutant", variables)) {
            var race = new SeatRace(List.of(first, first), seed);
            assertThat(race.run()).as(race.toString()).anyMatch(violation -> violation.startsWith("I1"));
        }
    }
}
