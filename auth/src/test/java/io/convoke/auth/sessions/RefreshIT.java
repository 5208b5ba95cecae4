package io.convoke.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.convoke.auth.People;
import io.convoke.auth.People.LoggedIn;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class RefreshIT {
    @Test
    void rotates(RunningService auth) throws Exception {
        var people = new People(auth);
        var ann = people.user("ann");
        var first = people.logIn(ann);
        var second = LoggedIn.of(people.refresh(first.refreshToken()));
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(sid(second)).isEqualTo(sid(first));
        auth.http().as(second.accessToken()).get("/me").expect(200);
        people.refresh(second.refreshToken()).expect(200);
    }

    @Test
    void replayIsRefusedAndEndsTheFamily(RunningService auth, Database database) {
        var people = new People(auth);
        var ann = people.user("ann");
        var other = people.logIn(ann);
        var first = people.logIn(ann);
        var second = LoggedIn.of(people.refresh(first.refreshToken()));

        var refused = people.refresh(first.refreshToken());
        refused.expectProblem(401, "invalid-token");
        assertThat(refused.header("WWW-Authenticate")).isPresent();

        people.refresh(second.refreshToken()).expectProblem(401, "invalid-token");
        people.refresh(other.refreshToken()).expect(200);
        assertThat(database.count("auth.session where account_id = ? and end_reason = 'TOKEN_REUSED'", ann.id()))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void parallelRefreshesNeverLeaveTwoLiveTokens(RunningService auth, Database database) throws Exception {
        var people = new People(auth);
        var ann = people.user("ann");
        var session = people.logIn(ann);
        var executor = Executors.newFixedThreadPool(4);
        try {
            Callable<Answer> refresh = () -> people.refresh(session.refreshToken());
            var answers = executor.invokeAll(Collections.nCopies(4, refresh)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(3);
            var winner =
                    answers.stream().filter(answer -> answer.status() == 200).findFirst();
            // The others were replays: nothing of the family lives on.
            people.refresh(LoggedIn.of(winner.orElseThrow()).refreshToken()).expectProblem(401, "invalid-token");
            assertThat(database.count("auth.session where account_id = ? and ended_at is null", ann.id()))
                    .isZero();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void livesThirtyDaysFromTheLastUseAndNinetyInAll(RunningService auth, Clocks clocks) {
        var people = new People(auth);
        var ann = people.user("ann");
        var session = people.logIn(ann);
        for (var days : new int[] {29, 58, 87}) {
            clocks.shift("auth", Duration.ofDays(days));
            session = LoggedIn.of(people.refresh(session.refreshToken()));
        }
        clocks.shift("auth", Duration.ofDays(90).plusSeconds(5));
        people.refresh(session.refreshToken()).expectProblem(401, "invalid-token");
    }

    @Test
    void unusedForThirtyDaysItIsOver(RunningService auth, Clocks clocks) {
        var people = new People(auth);
        var session = people.logIn(people.user("ann"));
        clocks.shift("auth", Duration.ofDays(30).plusSeconds(5));
        people.refresh(session.refreshToken()).expectProblem(401, "invalid-token");
    }

    @Test
    void unknownTokenIsRefused(RunningService auth) {
        new People(auth).refresh("x".repeat(43)).expectProblem(401, "invalid-token");
    }

    @Test
    void tokensAreStoredAsHashesOnly(RunningService auth, Database database) {
        var people = new People(auth);
        var session = people.logIn(people.user("ann"));
        assertThat(database.count("auth.refresh_token where token_hash = ?", session.refreshToken()))
                .isZero();
    }

    private static String sid(LoggedIn session) throws Exception {
        return SignedJWT.parse(session.accessToken()).getJWTClaimsSet().getStringClaim("sid");
    }
}
