package io.convoke.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clocks may differ by 30 seconds, and no more. */
@ServiceTest
class TokenLifeIT {
    @Test
    void clocksMayDifferByHalfAMinute(RunningService auth, Tokens tokens) {
        var ann = person(auth);
        assertThat(me(auth, tokens.of(ann, Duration.ofSeconds(-15))).status()).isEqualTo(200);
        assertThat(me(auth, tokens.of(ann, Duration.ofSeconds(-35))).status()).isEqualTo(401);
        assertThat(me(auth, issuedIn(tokens, ann, Duration.ofSeconds(15))).status())
                .isEqualTo(200);
        assertThat(me(auth, issuedIn(tokens, ann, Duration.ofSeconds(60))).status())
                .isEqualTo(401);
    }

    /** The container remembers tokens that it has verified; it must not remember them beyond their end. */
    @Test
    void tokenThatWasGoodOnceStillExpires(RunningService auth, Tokens tokens) {
        var token = tokens.of(person(auth), Duration.ofSeconds(-15));
        me(auth, token).expect(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> me(auth, token).status() == 401);
        me(auth, token).expectProblem(401, "invalid-token");
    }

    private static Answer me(RunningService auth, String token) {
        return auth.http().as(token).get("/me");
    }

    private static String issuedIn(Tokens tokens, Person person, Duration wait) {
        var issued = Instant.now().plus(wait);
        return tokens.sign(tokens.claims(person)
                .issueTime(Date.from(issued))
                .notBeforeTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(Tokens.LIFE)))
                .build());
    }

    private static Person person(RunningService auth) {
        var ann = new People(auth).user("ann");
        return new Person(ann.id(), ann.username(), ann.email(), List.of("user"));
    }
}
