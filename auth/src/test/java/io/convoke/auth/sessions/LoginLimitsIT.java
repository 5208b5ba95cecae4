package io.convoke.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of log-in, sign-up and mailed links; addresses are told as the gateway would. */
@ServiceTest(variables = {"convoke.rate-limits=on", "convoke.retention-interval=PT1S"})
class LoginLimitsIT {
    private Duration afterTheHour;

    /** Windows are fixed: a test that ran across the end of one would see its counts begin anew. */
    @BeforeEach
    void windowsBegin(Clocks clocks) {
        var now = Instant.now();
        var hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        afterTheHour = Duration.between(now, hour).plusSeconds(5);
        clocks.shift("auth", afterTheHour);
    }

    @Test
    void hundredAndOneFailuresAreTooMany(RunningService auth) {
        var ann = new People(auth).user("ann");
        var attacker = address();
        var statuses = new ArrayList<Integer>();
        Answer last = null;
        for (int i = 0; i < 101; i++) {
            last = logIn(auth, attacker, ann.username(), "guess " + i);
            statuses.add(last.status());
        }
        assertThat(statuses.subList(0, 10)).containsOnly(401);
        assertThat(statuses.subList(10, 101)).contains(429);
        last.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isBetween(1, 30);
    }

    @Test
    void unknownLoginIsLimitedAlike(RunningService auth) {
        var attacker = address();
        var nobody = People.freshName("nobody");
        for (int i = 0; i < 10; i++) {
            logIn(auth, attacker, nobody, "guess " + i).expectProblem(401, "invalid-credentials");
        }
        logIn(auth, attacker, nobody, "guess").expectProblem(429, "too-many-requests");
    }

    @Test
    void pauseEndsAndGrowsToFiveMinutes(RunningService auth, Clocks clocks) {
        var ann = new People(auth).user("ann");
        var attacker = address();
        for (int i = 0; i < 10; i++) {
            logIn(auth, attacker, ann.username(), "guess " + i).expect(401);
        }
        var shift = afterTheHour;
        for (var pause : new int[] {30, 60, 120, 240, 300, 300}) {
            var refused = logIn(auth, attacker, ann.username(), ann.password());
            refused.expectProblem(429, "too-many-requests");
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                    .isBetween(pause - 20, pause);
            shift = shift.plusSeconds(pause);
            clocks.shift("auth", shift);
            logIn(auth, attacker, ann.username(), "guess").expect(401);
        }
        clocks.shift("auth", shift.plusSeconds(300));
        logIn(auth, attacker, ann.username(), ann.password()).expect(200);
        logIn(auth, attacker, ann.username(), "a slip").expect(401);
    }

    @Test
    void onePasswordOverManyUsersIsStoppedByTheAddress(RunningService auth) {
        var attacker = address();
        var refused = 0;
        for (int i = 0; i < 110; i++) {
            var answer = logIn(auth, attacker, People.freshName("user"), "Winter2026!");
            if (answer.status() == 429) {
                answer.expectProblem(429, "too-many-requests");
                assertThat(answer.header("Retry-After")).isPresent();
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(10);
        logIn(auth, address(), People.freshName("user"), "Winter2026!").expect(401);
    }

    @Test
    void addressOfAFloodStillServesWhoLoggedInFromItBefore(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var shared = address();
        logIn(auth, shared, ann.username(), ann.password()).expect(200);
        for (int i = 0; i < 110; i++) {
            logIn(auth, shared, People.freshName("user"), "Winter2026!");
        }
        logIn(auth, shared, ann.username(), ann.password()).expect(200);
    }

    @Test
    void ownerGetsInWhileAnAttackerHammersFromManyAddresses(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        var home = address();
        logIn(auth, home, ann.username(), ann.password()).expect(200);

        var last = 0;
        for (int i = 0; i < 105; i++) {
            last = logIn(auth, address(), ann.username(), "guess " + i).status();
        }
        assertThat(last).as("the account's own bound over all addresses").isEqualTo(429);
        logIn(auth, home, ann.username(), ann.password()).expect(200);
        logIn(auth, home, ann.username(), "a slip of the owner").expect(401);
        logIn(auth, home, ann.username(), ann.password()).expect(200);
    }

    @Test
    void parallelBurstCountsToo(RunningService auth) {
        var ann = new People(auth).user("ann");
        var attacker = address();
        var statuses = java.util.stream.IntStream.range(0, 40)
                .parallel()
                .mapToObj(
                        i -> logIn(auth, attacker, ann.username(), "guess " + i).status())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(10);
    }

    @Test
    void mailsToOnePersonAreFewWithoutSayingSo(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("ann");
        for (int i = 0; i < 8; i++) {
            auth.http()
                    .with("X-Forwarded-For", address())
                    .post("/password-resets", Map.of("email", ann.email()))
                    .expect(202);
        }
        assertThat(io.convoke.testkit.Bench.current()
                        .database()
                        .count("auth.mail_token where account_id = ? and purpose = 'PASSWORD_RESET'", ann.id()))
                .isEqualTo(5);
    }

    @Test
    void signUpsFromOneAddressAreBounded(RunningService auth, Database database) {
        var crowd = address();
        signUp(auth, crowd, People.freshName("first")).expect(202);
        // A thousand real ones would take minutes of hashing: the count is set to where they would have brought it.
        assertThat(database.update(
                        "update auth.rate_limit set used = 999 where bucket = ? and used = 1",
                        "sign-up:address:" + crowd))
                .isEqualTo(1);
        signUp(auth, crowd, People.freshName("thousandth")).expect(202);
        var late = People.freshName("late");
        var refused = signUp(auth, crowd, late);
        refused.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 3_600);
        assertThat(database.count("auth.account where username = ?", late)).isZero();
        signUp(auth, address(), late).expect(202);
    }

    @Test
    void requestsForLinksFromOneAddressAreBounded(RunningService auth) {
        var stranger = auth.http().with("X-Forwarded-For", address());
        for (int i = 0; i < 100; i++) {
            var route = i % 2 == 0 ? "/password-resets" : "/email-verifications/resend";
            stranger.post(route, Map.of("email", People.freshName("nobody") + "@example.org"))
                    .expect(202);
        }
        stranger.post("/password-resets", Map.of("email", "ann@example.org")).expectProblem(429, "too-many-requests");
    }

    private static Answer signUp(RunningService auth, String address, String name) {
        return auth.http()
                .with("X-Forwarded-For", address)
                .post(
                        "/accounts",
                        Map.of("username", name, "email", name + "@example.org", "password", "seven purple kettles"));
    }

    /** Whoever has a stolen access token guesses the password that erases under the same pauses. */
    @Test
    void guessingThePasswordThatErasesIsLimitedToo(RunningService auth, Tokens tokens) {
        var people = new People(auth);
        var ann = people.user("ann");
        var thief = as(auth, tokens, ann).with("X-Forwarded-For", address());
        for (int i = 0; i < 10; i++) {
            thief.send("DELETE", "/me", "application/json", Map.of("password", "guess " + i))
                    .expectProblem(403, "password-wrong");
        }
        var refused = thief.send("DELETE", "/me", "application/json", Map.of("password", ann.password()));
        refused.expectProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    @Test
    void countsOfAnErasedAccountGoWithIt(RunningService auth, Tokens tokens, Events events, Database database) {
        var people = new People(auth);
        var ann = people.user("ann");
        auth.http().post("/password-resets", Map.of("email", ann.email())).expect(202);
        logIn(auth, address(), ann.username().toUpperCase(Locale.ROOT), "guess").expect(401);
        logIn(auth, address(), ann.email(), "guess").expect(401);
        var http = as(auth, tokens, ann);
        http.send("DELETE", "/me", "application/json", Map.of("password", "guess"))
                .expect(403);
        var hashes = Stream.of(ann.username(), ann.email(), "password of " + ann.id())
                .map(LoginLimitsIT::digest)
                .toList();
        assertThat(hashes).allMatch(hash -> !database.occurrences("auth", hash).isEmpty());

        var erasure = http.send("DELETE", "/me", "application/json", Map.of("password", ann.password()))
                .expect(202)
                .json()
                .get("id")
                .asText();
        events.await("erasures", "completed", erasure);

        assertThat(hashes).allMatch(hash -> database.occurrences("auth", hash).isEmpty());
    }

    /** The server's clock is ahead here, and its own tokens begin in the future. */
    private static Http as(RunningService auth, Tokens tokens, People.Someone someone) {
        var person = new Person(someone.id(), someone.username(), someone.email(), List.of("user"));
        return auth.http().as(tokens.of(person));
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer logIn(RunningService auth, String address, String login, String password) {
        return auth.http()
                .with("X-Forwarded-For", address)
                .with("X-Forwarded-Proto", "http")
                .post("/tokens", Map.of("login", login, "password", password));
    }

    private static String address() {
        var random = ThreadLocalRandom.current();
        return "100." + random.nextInt(64, 128) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }
}
