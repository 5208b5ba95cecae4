package io.convoke.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold between two servers of the service on one database. */
@ServiceTest
class TwoInstancesIT {
    @Test
    void theyDecideRacesTogether(RunningService auth, Bench bench, Database database) {
        try (var second = bench.start("auth-second", Map.of())) {
            assertThat(database.count("auth.account where username = 'admin'")).isEqualTo(1);
            var both = List.of(auth, second);
            for (int round = 0; round < 10; round++) {
                refreshOnBoth(both, database);
                signUpOnBoth(both, database);
            }
        }
    }

    private static void refreshOnBoth(List<RunningService> both, Database database) {
        var people = new People(both.get(0));
        var ann = people.user("ann");
        var session = people.logIn(ann);
        var statuses = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i ->
                        new People(both.get(i)).refresh(session.refreshToken()).status())
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder(200, 401);
        assertThat(database.count("auth.session where account_id = ? and ended_at is null", ann.id()))
                .isZero();
    }

    private static void signUpOnBoth(List<RunningService> both, Database database) {
        var name = People.freshName("race");
        var statuses = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> both.get(i)
                        .http()
                        .post(
                                "/accounts",
                                Map.of(
                                        "username",
                                        name,
                                        "email",
                                        name + i + "@example.org",
                                        "password",
                                        "seven purple kettles"))
                        .status())
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder(202, 409);
        assertThat(database.count("auth.account where username = ?", name)).isEqualTo(1);
    }
}
